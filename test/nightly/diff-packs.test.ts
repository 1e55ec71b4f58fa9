import { expect, test } from 'vitest';
import { diffPacks, replay } from '../../src/index.ts';
import { compareRules } from '../../src/nightly/rules-compare.ts';
import { renderDiff } from '../../src/rendering/diff/index.ts';
import { titlesOf } from '../../src/rendering/titles.ts';
import { codesIn, fenqu } from '../cli/fenqu.ts';
import { CITY, workspace } from '../cli/workspace.ts';
import { complaints } from '../rendering/outputs/published.ts';

const LIMIT = `pack: limit
title: { zh: 病例数, en: Cases }
edition: 2022-01-01
level: community
effective: next_day
params: { limit: 4 }
indicators:
  n: { title: { zh: 病例, en: Cases }, count: cases, where: origin == "local", window: 14d }
tiers:
  - { tier: high, title: { zh: 高, en: High }, when: n >= params.limit }
  - { tier: medium, title: { zh: 中, en: Medium }, when: n >= 3 || n >= 1 && n < 100 }
  - { tier: low, title: { zh: 低, en: Low }, otherwise: true }
`;
const LOCK = LIMIT.replace('pack: limit', 'pack: lock')
  .replace('params: { limit: 4 }', 'params: { limit: 3 }\nmaps_from: { limit: { high: lockdown } }')
  .replace('high, title: { zh: 高, en: High }', 'lockdown, title: { zh: 封控, en: Lockdown }')
  .replace('medium, title: { zh: 中, en: Medium }', 'control, title: { zh: 管控, en: Control }')
  .replace('low, title: { zh: 低, en: Low }', 'usual, title: { zh: 常态, en: Usual }');
const STREET = LIMIT.replace('pack: limit', 'pack: street').replace('level: community', 'level: street');

const DAY = '2022-05-10';
const FILES = {
  'fenqu.yaml': `${(CITY['fenqu.yaml'] ?? '').replace('beijing-2020-07', 'limit')}rules: rules/\ndecisions: decisions.csv\n`,
  'decisions.csv':
    'area,tier,from,until,authority,reason\n110108012001,medium,2022-05-10,2022-05-12,City,traced\n',
  'rules/limit/pack.yaml': LIMIT,
  'rules/lock/pack.yaml': LOCK,
  'rules/street/pack.yaml': STREET,
};
const city = workspace(FILES);

const between = (fromPack: string, toPack: string, more: { readonly area?: string } = {}) =>
  diffPacks({ workspace: city, asOf: DAY, fromPack, toPack, ...more });
const inShort = ({ diff }: Awaited<ReturnType<typeof diffPacks>>) =>
  diff.changes.map(({ area, kind, from, to }) => [area.code, kind, from, to]);

test('two packs on one day: the areas that comparing the rules finds, with what each tier rests on', async () => {
  const result = await between('limit', 'limit:limit=2');
  const { data } = await compareRules({ workspace: city, a: 'limit', b: 'limit:limit=2', to: DAY });
  expect(result.diff.changes.map(({ area }) => area.code).sort()).toEqual(
    data?.differing.map(({ area }) => area.code).sort(),
  );
  expect(inShort(result)).toEqual([
    ['110105005002', 'raised', 'medium', 'high'],
    ['110108012002', 'raised', 'medium', 'high'],
  ]);
  expect(result.diff.changes[0]?.reasons).toEqual([
    {
      code: 'pack-condition',
      with: {
        pack: 'limit',
        condition: 'n >= 3',
        readings: 'n = 3',
        clause: 'rules/limit/pack.yaml:11',
      },
    },
    {
      code: 'pack-condition',
      with: {
        pack: 'limit:limit=2',
        condition: 'n >= params.limit',
        readings: 'n = 3, params.limit = 2',
        clause: 'rules/limit/pack.yaml:10',
      },
    },
  ]);
  expect((await between('limit', 'limit')).diff.changes).toEqual([]);
});

test('tiers of other names: as the pack says; a tier without counterpart is neither above nor below', async () => {
  const result = await between('limit', 'lock');
  expect(inShort(result)).toEqual([
    ['110105005002', 'changed', 'medium', 'lockdown'],
    ['110108012002', 'changed', 'medium', 'control'],
  ]);
  expect(result.diff.packs?.tiers.unmatched).toEqual({ from: ['medium'], to: ['control'] });
  expect(result.warnings).toMatchObject([{ code: 'diff-undecided', severity: 'warning', value: 'medium' }]);
});

test('areas of levels that only one pack judges are told', async () => {
  const result = await between('limit', 'street');
  expect(new Set(result.diff.changes.map(({ kind }) => kind))).toEqual(new Set(['new', 'removed']));
  expect(result.warnings.map(({ code }) => code)).toEqual(['diff-other-levels', 'diff-undecided']);
  expect(result.diff.changes[0]?.reasons).toEqual([{ code: 'pack-only', with: { pack: 'street' } }]);
});

test('one area and what lies in it', async () => {
  expect(inShort(await between('limit', 'limit:limit=2', { area: '海淀区' }))).toEqual([
    ['110108012002', 'raised', 'medium', 'high'],
  ]);
});

test('by district, the worst first, and the summary last: of packs, of nights, and with causes', async () => {
  const packs = await between('limit:limit=3', 'limit:limit=9');
  const titles = titlesOf(packs.packs);
  const lines = (format: 'table' | 'md'): string[] =>
    renderDiff(packs.diff, format, { language: 'en', width: null, colour: false }, titles)
      .trimEnd()
      .split('\n');
  expect(lines('table').filter((line) => /区$|^2022/.test(line))).toEqual([
    '朝阳区',
    '2022-05-10, limit:limit=3 → limit:limit=9: 2 lowered',
  ]);
  expect(lines('md').at(-1)).toBe('**2022-05-10, limit:limit=3 → limit:limit=9: 2 lowered**');
  await replay({ workspace: city, from: '2022-05-03', to: DAY });
  const summary = '2022-05-03 → 2022-05-10: 1 raised · 3 listed';
  for (const [causes, by] of [
    [[], ''],
    [['--causes'], ' — caused by: new cases 3 · decision 1'],
  ] as const) {
    const command = ['diff', '2022-05-03', DAY, '-C', city, '--lang', 'en', ...causes];
    const [table, md] = await Promise.all([fenqu(command), fenqu([...command, '--format', 'md'])]);
    const shown = table.stdout.trimEnd().split('\n');
    // 朝阳区 has the only area in the highest tier.
    expect(shown.filter((line) => /^\S*区$/u.test(line))).toEqual(['朝阳区', '海淀区']);
    expect([shown.at(-1), md.stdout.trimEnd().split('\n').at(-1)]).toEqual([
      `${summary}${by}`,
      `**${summary}${by}**`,
    ]);
  }
});

test('on the command line', async () => {
  const command = ['diff', '-C', city, '--lang', 'en'];
  const packs = ['--from-pack', 'limit', '--to-pack', 'limit:limit=2'];
  const [json, alone, day, nights, causes] = await Promise.all([
    fenqu([...command, ...packs, '--as-of', DAY, '--format', 'json', '--exit-code']),
    fenqu([...command, '--from-pack', 'limit']),
    fenqu([...command, ...packs, DAY]),
    fenqu([...command, '--as-of', DAY]),
    fenqu([...command, ...packs, '--causes']),
  ]);
  const value = JSON.parse(json.stdout);
  expect(complaints('output/diff', value)).toEqual([]);
  expect([json.status, value.packs.to.params, value.changes.length]).toEqual([1, { limit: 2 }, 2]);
  expect([alone, day, nights, causes].map(({ status, stderr }) => [status, codesIn(stderr)])).toEqual([
    [2, ['usage-requires']],
    [2, ['usage-conflict']],
    [2, ['usage-requires']],
    [2, ['usage-conflict']],
  ]);
});
