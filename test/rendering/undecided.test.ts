import { describe, expect, test } from 'vitest';
import type { ListedMeasure, MeasureList } from '../../src/measures/list.ts';
import { handoutDocument } from '../../src/rendering/handout/document.ts';
import { handoutSheets } from '../../src/rendering/handout/sheets.ts';
import { handoutMarkdown } from '../../src/rendering/handout/text.ts';
import { renderMeasures } from '../../src/rendering/measures/index.ts';
import type { Measure } from '../../src/rules/pack.ts';
import { handout } from './samples/handout.ts';
import { measureList } from './samples/measures.ts';
import { street } from './samples/snapshot.ts';

const [PLACE, OTHER] = [street('110106018', '花乡街道'), street('110102019', '月坛街道')];
const tree = { kind: 'boolean', type: 'boolean', value: true, start: 0, end: 9 } as const;

/** A list of one measure, the first of the sample, as it may be undecided. */
function listOf(details: Partial<ListedMeasure>): MeasureList {
  const [group] = measureList.byAudience;
  const [first] = group?.measures ?? [];
  if (group === undefined || first === undefined) throw new Error('the sample has no measure');
  const measure: Measure = { ...first.measure, when: { text: 'new_7d >= 5', tree } };
  const period = { from: null, fromAtLatest: false, until: null, mayGoOn: false, undecided: true, dates: [] };
  const places = details.places ?? [PLACE, OTHER];
  const listed: ListedMeasure = {
    ...{ measure, tiers: ['high'], places, others: false },
    periods: [{ ...period, places, others: details.others ?? false }],
    ...details,
  };
  return { ...measureList, byAudience: [{ audience: group.audience, measures: [listed] }] };
}

const table = (list: MeasureList, language: 'zh' | 'en'): string =>
  renderMeasures(list, 'table', { language, width: 200, colour: false });

describe('a measure of which it is not known whether it applies', () => {
  test('says so with its condition, and where, unless it is so wherever it is listed', () => {
    const some = listOf({ undecided: { places: [OTHER], others: false } });
    expect(table(some, 'zh')).toContain('是否适用未定（月坛街道）：条件 new_7d >= 5 所需的数据未知');
    expect(table(some, 'en')).toContain(
      'Undecided in 月坛街道: what its condition new_7d >= 5 asks is not known',
    );
    const all = listOf({ undecided: { places: [PLACE, OTHER], others: false } });
    expect(table(all, 'zh')).toContain('是否适用未定：条件');
    const elsewhere = listOf({ others: true, undecided: { places: [], others: true } });
    expect(table(elsewhere, 'zh')).toContain('是否适用未定（其余区域）：');
    const whole = listOf({
      places: [],
      undecided: { places: measureList.places.map(({ area }) => area), others: measureList.others > 0 },
    });
    expect(table(whole, 'en')).toContain('Undecided: what its condition');
    expect(table(listOf({}), 'zh')).not.toContain('未定');
    // Nothing is said of days that nobody knows.
    expect(table(all, 'zh')).not.toContain('此前已适用');
  });

  test('is marked in documents and data, too', () => {
    const list = listOf({ undecided: { places: [OTHER], others: false } });
    const changes = {
      starting: { ...list, shows: 'starting' as const },
      ending: { ...list, shows: 'ending' as const },
    };
    const one = { ...handout, applying: list, changes };
    const text = handoutMarkdown(handoutDocument(one, 'zh'));
    expect(text.split('是否适用未定')).toHaveLength(4);
    const cells = handoutSheets(one, 'en').flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => String(cell).includes('Undecided in 月坛街道'))).toHaveLength(3);
    const look = { language: 'zh', width: null, colour: false } as const;
    const [json] = JSON.parse(renderMeasures(list, 'json', look)).audiences[0].measures;
    expect(json.undecided).toEqual({ places: ['110102019'], everywhere_else: false });
    expect(json.periods[0].undecided).toBe(true);
    expect(renderMeasures(list, 'csv', look).trim().split('\n')[1]).toMatch(/,true$/);
  });
});
