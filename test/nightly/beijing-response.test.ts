import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measures } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-response-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
context: { response_level: beijing-2020-response }
policy: [{ pack: beijing-2020-06, from: 2020-06-11 }]
`,
  'areas.csv': 'code,name\n11,北京市\n1101,市辖区\n110106,丰台区\n110106018,花乡地区\n',
  'cases.csv': 'day,class,area\n2020-06-11,confirmed,110106018\n',
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

/** The prefixes of the measures that begin at 0:00 after a day: which response level they are of. */
async function levelsAfter(asOf: string): Promise<string[]> {
  const list = await measures({ workspace: folder, asOf });
  const ids = list.byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id));
  return [...new Set(ids.flatMap((id) => /^(level[23]|relaxed)-/.exec(id)?.[1] ?? []))].sort();
}

test("Beijing's measures of 2020 follow its response level, by the context that comes with fenqu", async () => {
  expect(await levelsAfter('2020-06-14')).toEqual(['relaxed']);
  // Level II holds on the day of the 16th, which the night of the 15th speaks of.
  expect(await levelsAfter('2020-06-15')).toEqual(['level2']);
  expect(await levelsAfter('2020-07-18')).toEqual(['level2']);
  expect(await levelsAfter('2020-07-19')).toEqual(['level3']);
});
