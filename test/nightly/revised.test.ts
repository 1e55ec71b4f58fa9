import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run, zone } from '../../src/index.ts';

const PACK = `pack: p
title: T
edition: 2022-05-01
level: county
effective: next_day
indicators:
  new: { count: cases, window: 14d }
  quiet: { days_since: cases }
tiers:
  - { tier: high, when: "new >= 1 && or_else(quiet, 99) >= 1" }
  - { tier: low, otherwise: true }
`;

function city(cases: string, more = '') {
  const folder = mkdtempSync(join(tmpdir(), 'fenqu-revised-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'rules/p'), { recursive: true });
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put('rules/p/pack.yaml', PACK);
  put('areas.csv', 'code,name\n110105,朝阳区\n110106,丰台区\n');
  put('cases.csv', `id,date,class,area\n${cases}`);
  put(
    'fenqu.yaml',
    `areas: { file: areas.csv }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: date, class: class, area: area }
    defaults: { origin: local }
${more}rules: rules
policy: [{ pack: p, from: 2022-05-01 }]
`,
  );
  return { folder, put, run: (asOf: string) => run({ workspace: folder, asOf, today: '2022-06-01' }) };
}

const A = 'a,2022-05-01,confirmed,110105\n';

test('an area that is listed for a case that came late is so because the data were revised, not because days passed', async () => {
  const { run: night, put } = city(A);
  await night('2022-05-04');
  put('cases.csv', `id,date,class,area\n${A}b,2022-05-02,confirmed,110106\n`);
  const { diff } = await night('2022-05-05');
  expect(diff.changes.map(({ area, kind, reasons }) => [area.code, kind, reasons])).toEqual([
    ['110106', 'listed', [{ code: 'revised', with: { day: '2022-05-04' } }]],
  ]);
});

test('days that passed are the reason where the data are the same', async () => {
  const { run: night } = city(`${A}b,2022-05-05,confirmed,110106\n`);
  await night('2022-05-05');
  const { diff } = await night('2022-05-06');
  const [change] = diff.changes.filter(({ area }) => area.code === '110106');
  expect(change?.reasons.map(({ code }) => code)).toEqual(['rose']);
});

test('no zero is believed after the day that data are stated to be complete through, though no age is set', async () => {
  const tiers = async (more: string) => {
    const { folder } = city(A, more);
    const { snapshot, warnings } = await zone({
      workspace: folder,
      asOf: '2022-05-20',
      today: '2022-06-01',
      all: true,
    });
    return [snapshot.zones.map(({ tier }) => tier), warnings.map(({ code }) => code)];
  };
  expect(await tiers('')).toEqual([['low', 'low'], []]);
  // What was published stays as it is: that nothing came is not known.
  expect(await tiers('    through: 2022-05-03\n')).toEqual([['high', 'low'], ['stale']]);
});
