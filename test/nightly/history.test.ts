import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { daysFrom } from '../../src/days.ts';
import { history, replay, run } from '../../src/index.ts';
import { renderHistory } from '../../src/rendering/history/index.ts';
import type { Look } from '../../src/rendering/look.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { CITY, workspace, write } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';

const [FROM, TO] = ['2022-05-01', '2022-05-24'];
/** Six cases in 14 days make it high, one or more medium; the last of this community is of 05-04. */
const AREA = '110105005001';
const PLAIN: Look = { language: 'en', width: null, colour: false };

/** What the files of each night say of an area, read by eye: the fifth cell of the row that begins with its code. */
function tiersInFiles(folder: string, code: string): string[] {
  return daysFrom(FROM, TO).map((day) => {
    const lines = readFileSync(join(folder, 'store', day, 'r1', 'zones.csv'), 'utf8').split('\n');
    return lines.find((line) => line.startsWith(`${code},`))?.split(',')[4] ?? 'low';
  });
}

let city = '';
beforeAll(async () => {
  city = workspace();
  await replay({ workspace: city, from: FROM, to: TO });
});

describe('of nights without a gap', () => {
  test.each([AREA, '110105005002', '110108012002', '110105025001'])(
    '%s has the tiers that the files have',
    async (area) => {
      const { nights, spells } = await history({ workspace: city, area });
      expect(nights.map(({ tier }) => tier)).toEqual(tiersInFiles(city, area));
      const spread = spells.flatMap(({ from, to, nights: [first] }) =>
        daysFrom(from, to).map(() => first?.tier),
      );
      expect(spread).toEqual(tiersInFiles(city, area));
    },
  );

  test('every spell but the first says why it began', async () => {
    const { spells } = await history({ workspace: city, area: AREA });
    expect(spells.length).toBeGreaterThan(2);
    const reasons = spells.map(({ nights: [first] }) => first?.changes.flatMap((each) => each.reasons) ?? []);
    expect(reasons.slice(1).every((each) => each.length > 0)).toBe(true);
    expect(reasons.at(-1)?.map(({ code }) => code)).toEqual(['fell', 'fell']);
  });

  test('the area is found by a path, within the days asked for', async () => {
    const found = await history({
      workspace: city,
      area: '朝阳区 酒仙桥街道 红霞路',
      from: '2022-05-04',
      to: '2022-05-06',
    });
    expect(found.area.code).toBe(AREA);
    expect(found.nights.map(({ day }) => day)).toEqual(['2022-05-04', '2022-05-05', '2022-05-06']);
  });

  test('an area that was never listed is said to have been in the default tier', async () => {
    const result = await history({ workspace: city, area: '清河营村' });
    expect(renderHistory(result, 'table', PLAIN)).toContain('In the default tier (Low) on all 24 nights');
    expect(renderHistory(result, 'csv', PLAIN).trimEnd().split('\n')).toHaveLength(2);
  });

  test('the strip has one character a night, wrapped at whole weeks', async () => {
    const result = await history({ workspace: city, area: AREA });
    const letters = result.nights.map(({ listed, tier }) => (listed ? (tier === 'high' ? '#' : '+') : '.'));
    const lines = (width: number): string[] =>
      renderHistory(result, 'table', { ...PLAIN, width })
        .split('\n')
        .filter((line) => /^ {6}[.#+]+$/.test(line));
    expect(lines(80).map((line) => line.trim())).toEqual([letters.join('')]);
    expect(lines(22).map((line) => line.trim())).toEqual([
      letters.slice(0, 14).join(''),
      letters.slice(14).join(''),
    ]);
  });

  test('JSON is as its schema says', async () => {
    const value: unknown = JSON.parse(
      renderHistory(await history({ workspace: city, area: AREA }), 'json', PLAIN),
    );
    expect(complaints('output/history', value)).toEqual([]);
  });
});

test('nights that were not published are a gap, stale and revised ones are marked', async () => {
  const folder = workspace();
  await replay({ workspace: folder, from: '2022-05-01', to: '2022-05-08' });
  rmSync(join(folder, 'store', '2022-05-05'), { recursive: true });
  const more = 'A11,confirmed,local,2022-05-03,110105005001,\n';
  write(folder, { 'data/cases.csv': `${CITY['data/cases.csv']}${more}` });
  await run({ workspace: folder, asOf: '2022-05-03', revise: true });
  const result = await history({ workspace: folder, area: AREA });
  expect(result.nights.flatMap(({ day, revision }) => (revision > 1 ? [day] : []))).toEqual(['2022-05-03']);
  const stale = ['2022-05-04', '2022-05-06', '2022-05-07', '2022-05-08'];
  expect(result.nights.flatMap((night) => (night.stale.length > 0 ? [night.day] : []))).toEqual(stale);
  expect(result.spells.filter(({ kind }) => kind === 'unpublished')).toEqual([
    { kind: 'unpublished', from: '2022-05-05', to: '2022-05-05', nights: [] },
  ]);
  const { stdout, stderr, status } = await fenqu(['history', AREA, '-C', folder, '--lang', 'en']);
  expect([status, codesIn(stderr)]).toEqual([0, ['history-stale']]);
  const [, , tiers = '', marks = ''] = stdout.split('\n');
  expect(tiers.trim()).toMatch(/^[.+#]{4}_[.+#]{3}$/);
  expect(marks).toBe(`${' '.repeat(6)}  r! !!!`);
  expect(stdout).toContain('1 night not published');
  const json = await fenqu(['history', AREA, '-C', folder, '--format', 'json', '-q']);
  expect(complaints('output/history', JSON.parse(json.stdout))).toEqual([]);
});

describe('where another pack zones another level', () => {
  let folder = '';
  beforeAll(async () => {
    const policy = `policy:
  - { pack: cn-county-2020-02, from: 2022-04-01, retrospective: true }
  - { pack: beijing-2020-07, from: 2022-05-05 }
`;
    folder = workspace({ 'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace(/policy:\n.*\n/, policy) });
    await replay({ workspace: folder, from: '2022-05-02', to: '2022-05-07' });
  });

  test('that is said of the nights, and each tier is of its own pack', async () => {
    const [community, county] = [
      await history({ workspace: folder, area: AREA }),
      await history({ workspace: folder, area: '朝阳区' }),
    ];
    expect(community.spells.map(({ kind, from }) => [kind, from])[0]).toEqual(['other_level', '2022-05-02']);
    expect(county.spells.at(-1)).toMatchObject({ kind: 'other_level', from: '2022-05-05', to: '2022-05-07' });
    const page = renderHistory(community, 'table', PLAIN);
    expect(page).toContain('///');
    expect(page).toContain('(beijing-2020-07)');
    expect(page).toContain('(cn-county-2020-02)');
    for (const each of [community, county])
      expect(complaints('output/history', JSON.parse(renderHistory(each, 'json', PLAIN)))).toEqual([]);
  });

  test('a level that none of the nights zones has no tiers', async () => {
    const ended = await fenqu(['history', '酒仙桥街道', '-C', folder]);
    expect([ended.status, codesIn(ended.stderr)]).toEqual([2, ['history-level']]);
    expect(ended.stderr).not.toMatch(/street|community|county/);
  });
});

test.each([
  [['清河营'], 'store-no-nights', false],
  [['没有这个'], 'area-not-found', true],
  [['红霞路社区'], 'area-several', true],
  [[AREA, '--from', '2022-06-01'], 'history-no-night', true],
  [[AREA, '--from', '2022-05-09', '--to', '2022-05-01'], 'usage-range', true],
  [[AREA, '--to', 'yesterday'], 'usage-day', true],
] as const)('history %j ends with %s', async (args, code, isPublished) => {
  const ended = await fenqu(['history', ...args, '-C', isPublished ? city : workspace()]);
  expect([ended.status, codesIn(ended.stderr)]).toEqual([2, [code]]);
});
