import { expect, test } from 'vitest';
import { overviewEntry } from '../../src/handouts/handout.ts';
import { premisesEntry } from '../../src/handouts/premises-handout.ts';
import { handoutSheets, overviewSheets } from '../../src/rendering/handout/sheets.ts';
import { premisesOverviewSheets, premisesSheets } from '../../src/rendering/premises-handout/sheets.ts';
import { words as handoutWords } from '../../src/rendering/words/handout.ts';
import { words as premisesWords } from '../../src/rendering/words/premises-handout.ts';
import { handout } from './samples/handout.ts';
import { plan } from './samples/premises.ts';
import { premisesHandout } from './samples/premises-handout.ts';
import { street } from './samples/snapshot.ts';

const area = street('110106018', '花乡街道');
const file = (): string => 'file.xlsx';

test.each(['zh', 'en'] as const)(
  'sheets have whole names that fit, each another in its workbook, in %s',
  (language) => {
    const workbooks = [
      handoutSheets(handout, language),
      overviewSheets({ ...handout, whole: handout, entries: [overviewEntry(handout, area)] }, file, language),
      premisesSheets({ ...premisesHandout, plan }, language),
      premisesOverviewSheets(
        {
          whole: premisesHandout,
          entries: [premisesEntry(premisesHandout, area)],
          elsewhere: premisesHandout.list.sheets.slice(0, 1),
        },
        file,
        language,
      ),
    ];
    const written = [handoutWords, premisesWords].flatMap((all) => Object.values(all));
    const whole = new Set(written.map((text) => text[language]));
    for (const sheets of workbooks) {
      const names = sheets.map(({ name }) => name);
      expect(
        names.filter((name) => !whole.has(name) || name.length > 31 || /[[\]:*?/\\]/.test(name)),
      ).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  },
);
