import { expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { causesBetween } from '../../src/nightly/causes/find.ts';
import { openWorkspace } from '../../src/nightly/zone.ts';
import { readNight } from '../../src/store/index.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';

const AREAS =
  'code,name,level,parent\nT,Town,town,\nA,A,ward,T\nB,B,ward,T\nC,C,ward,T\nD,D,ward,T\nE,E,ward,T\n';
const HEAD = 'id,class,day,area,known\n';
const PACK = `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: next_day
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 3d }
tiers:
  - { tier: high, title: High, when: n >= 3 }
  - { tier: medium, title: Medium, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
`;
const DECISIONS = 'area,tier,from,until,authority,reason\n';

/** One night before any change: A has a case that is three days old tomorrow, B and C have fresh ones. */
const BEFORE: Files = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area, date_known: known } } }
decisions: decisions.csv
rules: rules/
policy: [{ pack: own, from: 2022-03-01 }]
store: store/
`,
  'areas.csv': AREAS,
  'cases.csv': `${HEAD}a,confirmed,2022-03-01,A,\nb,confirmed,2022-03-03,B,\nc,confirmed,2022-03-03,C,\n`,
  'decisions.csv': `${DECISIONS}C,high,2022-03-02,2022-03-03,HQ,why\n`,
  'rules/own/pack.yaml': PACK,
};

const [FROM, TO] = ['2022-03-03', '2022-03-04'];

/** The causes of every change from one night to the next, where some files have changed between. */
async function causesOf(changed: Files, before: Files = BEFORE): Promise<Record<string, string[]>> {
  const folder = emptyFolder();
  write(folder, before);
  await run({ workspace: folder, asOf: FROM });
  write(folder, changed);
  await run({ workspace: folder, asOf: TO });
  const workspace = await openWorkspace(folder);
  const [one, other] = [await readNight(workspace.store, FROM), await readNight(workspace.store, TO)];
  const { parts } = await causesBetween(workspace, [one, other], ['A', 'B', 'C', 'D', 'E', 'F'], {
    present: '2022-03-05',
  });
  const shown = [...parts].filter(([, list]) => list.length > 0);
  return Object.fromEntries(
    shown.map(([code, list]) => [
      code,
      list.map((part) => `${[...(part.with ?? []), part.cause].join('+')} ${part.from} ${part.to}`),
    ]),
  );
}

const withRows = (...rows: string[]): Files => ({
  'cases.csv': `${BEFORE['cases.csv']}${rows.join('\n')}\n`,
});

test('time passes, and a decision ends', async () => {
  expect(await causesOf({})).toEqual({ A: ['time medium low'], C: ['decision high medium'] });
});

test('new cases', async () => {
  expect(
    await causesOf(
      withRows(
        'd,confirmed,2022-03-04,D,',
        'e,confirmed,2022-03-04,A,',
        'f,confirmed,2022-03-04,A,',
        'g,confirmed,2022-03-04,A,',
      ),
    ),
  ).toEqual({
    A: ['time medium low', 'new-cases low high'],
    C: ['decision high medium'],
    D: ['new-cases low medium'],
  });
});

test('revised, withdrawn and late data', async () => {
  const text = String(BEFORE['cases.csv']);
  expect(await causesOf({ 'cases.csv': text.replace('b,confirmed', 'b,discarded') })).toMatchObject({
    B: ['revised-data medium low'],
  });
  expect(await causesOf({ 'cases.csv': text.replace(/^b.*\n/m, '') })).toMatchObject({
    B: ['revised-data medium low'],
  });
  expect(await causesOf(withRows('d,confirmed,2022-03-02,D,'))).toMatchObject({
    D: ['revised-data low medium'],
  });
  const known = `${text}d,confirmed,2022-03-02,D,2022-03-04\n`;
  expect(await causesOf({}, { ...BEFORE, 'cases.csv': known })).toMatchObject({
    D: ['revised-data low medium'],
  });
});

test('rules', async () => {
  expect(await causesOf({ 'rules/own/pack.yaml': PACK.replace('n >= 3', 'n >= 1') })).toMatchObject({
    B: ['rules medium high'],
  });
});

test('decisions', async () => {
  expect(
    await causesOf({ 'decisions.csv': `${BEFORE['decisions.csv']}D,high,2022-03-04,,HQ,why\n` }),
  ).toMatchObject({
    C: ['decision high medium'],
    D: ['decision low high'],
  });
});

test('a decision that was known and begins, and one over a change of cases', async () => {
  const before = {
    ...BEFORE,
    'decisions.csv': `${DECISIONS}D,high,2022-03-04,,HQ,why\nA,high,2022-03-03,2022-03-05,HQ,why\n`,
  };
  expect(await causesOf(withRows('d,confirmed,2022-03-04,D,'), before)).toEqual({
    D: ['new-cases low medium', 'decision medium high'],
  });
});

test('the list of areas: one that is new, one that is gone, and a decision on a new one', async () => {
  const added = { 'areas.csv': `${AREAS}F,F,ward,T\n`, ...withRows('f,confirmed,2022-03-02,F,') };
  expect(await causesOf(added)).toMatchObject({ F: ['area-list low medium'] });
  const gone = {
    'areas.csv': AREAS.replace('B,B,ward,T\n', ''),
    'cases.csv': String(BEFORE['cases.csv']).replace(/^b.*\n/m, ''),
  };
  expect(await causesOf(gone)).toMatchObject({ B: ['area-list medium low'] });
  const decided = {
    'areas.csv': `${AREAS}F,F,ward,T\n`,
    'decisions.csv': `${BEFORE['decisions.csv']}F,high,2022-03-04,,HQ,why\n`,
  };
  expect(await causesOf(decided)).toMatchObject({ A: ['time medium low'], F: ['area-list low high'] });
});

const FRESH: Files = {
  ...BEFORE,
  'fenqu.yaml': String(BEFORE['fenqu.yaml']).replace(
    'date_known: known }',
    'date_known: known }, fresh_within: 0d, through: 2022-03-03',
  ),
};

test('data that keep up with the days leave a quiet night to time', async () => {
  const later = {
    'fenqu.yaml': String(FRESH['fenqu.yaml']).replace('through: 2022-03-03', 'through: 2022-03-04'),
  };
  expect(await causesOf(later, FRESH)).toMatchObject({ A: ['time medium low'] });
});

test('a decision of a tier that only the new rules have', async () => {
  const pack = PACK.replace('tiers:\n', 'tiers:\n  - { tier: shut, title: Shut, declared: true }\n');
  const changed = {
    'rules/own/pack.yaml': pack.replace('n >= 3', 'n >= 1'),
    'decisions.csv': `${BEFORE['decisions.csv']}D,shut,2022-03-04,,HQ,why\n`,
  };
  expect(await causesOf(changed)).toMatchObject({ B: ['rules medium high'], D: ['decision low shut'] });
});

test('rules that read what only the rows before have share their part with the new rows', async () => {
  const row = (text: string): string =>
    text.replace(/^id.*$/m, '$&,local').replaceAll(/^([abc],.*)$/gm, '$1,true');
  const before = {
    ...BEFORE,
    'rules/own/pack.yaml': PACK.replace('class == "confirmed"', 'class == "confirmed" && local'),
    'cases.csv': row(String(BEFORE['cases.csv'])),
    'fenqu.yaml': String(BEFORE['fenqu.yaml']).replace(
      'date_known: known }',
      'date_known: known, local: local }, extra: { local: boolean }',
    ),
  };
  const after = { ...BEFORE, 'rules/own/pack.yaml': PACK.replace('n >= 3', 'n >= 1') };
  expect(await causesOf(after, before)).toMatchObject({
    A: ['time medium low'],
    B: ['revised-data+rules medium high'],
  });
});

test('rules that zone another level, and parameters', async () => {
  const town = PACK.replace('level: ward', 'level: town');
  expect(await causesOf({ 'rules/own/pack.yaml': town })).toMatchObject({ B: ['rules medium low'] });
  const limits = {
    ...BEFORE,
    'rules/own/pack.yaml': PACK.replace('n >= 3', 'n >= params.k').replace(
      'indicators:',
      'params: { k: 3 }\nindicators:',
    ),
  };
  const set = { 'fenqu.yaml': `${BEFORE['fenqu.yaml']}params: { own: { k: 1 } }\n` };
  expect(await causesOf(set, limits)).toMatchObject({ B: ['rules medium high'] });
});
