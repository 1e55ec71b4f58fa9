import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { codesIn, fenqu, showsStack } from './fenqu.ts';
import { CITY, emptyFolder, workspace } from './workspace.ts';

let city: string;

beforeAll(async () => {
  city = workspace();
  for (const day of ['2022-05-09', '2022-05-10']) await fenqu(['run', '-C', city, '--as-of', day]);
});

const NIGHT = ['--as-of', '2022-05-10'];
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  zone: ['zone', ...NIGHT],
  run: ['run', ...NIGHT],
  diff: ['diff'],
  explain: ['explain', '大山子社区', ...NIGHT],
  measures: ['measures', '--area', '朝阳区', ...NIGHT],
  'data check': ['data', 'check', ...NIGHT],
  'rules list': ['rules', 'list'],
  'rules check': ['rules', 'check', 'beijing-2020-07'],
  'rules test': ['rules', 'test', 'cn-county-2020-02'],
  'rules schema': ['rules', 'schema'],
};

async function shown(command: string, ...options: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await fenqu([...(COMMANDS[command] ?? []), '-C', city, ...options]);
  expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
  return stdout;
}

describe.each(Object.keys(COMMANDS))('%s', (command) => {
  test('speaks both languages to people, in tables and in Markdown', async () => {
    const zh = await shown(command, '--lang', 'zh');
    const en = await shown(command, '--lang', 'en');
    expect(zh).not.toBe(en);
    for (const text of [zh, en]) {
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toContain('\u001b');
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(await shown(command, '--format', 'md', '--lang', 'en')).toMatch(/^[#|*-]/m);
  });

  test('writes the same data in either language, in every data format', async () => {
    const json = await shown(command, '--format', 'json', '--lang', 'zh');
    expect(await shown(command, '--format', 'json', '--lang', 'en')).toBe(json);
    expect(JSON.parse(json)).toBeTypeOf('object');
    const ndjson = await shown(command, '--format', 'ndjson', '--lang', 'en');
    for (const line of ndjson.trimEnd().split('\n')) expect(JSON.parse(line)).toBeTypeOf('object');
    const rows = parse(await shown(command, '--format', 'csv', '--lang', 'zh'));
    expect(rows[0]?.length).toBeGreaterThan(2);
  });
});

describe('what the data says', () => {
  test('zone', async () => {
    const zones = JSON.parse(await shown('zone', '--format', 'json'));
    expect(zones).toMatchObject({
      as_of: '2022-05-10',
      pack: 'beijing-2020-07',
      level: 'community',
      tally: { high: 1, medium: 2, low: 2, unknown: 0 },
      zones: [
        {
          area: '110105005001',
          tier: 'high',
          since: '2022-05-04',
          indicators: { new_local: 4, clusters: 2 },
        },
        {
          area: '110105005002',
          tier: 'medium',
          since: '2022-05-06',
          next_step_down: { tier: 'low', on: '2022-05-18' },
        },
        { area: '110108012002', tier: 'medium', since: '2022-05-10', effective_from: '2022-05-11' },
      ],
    });
    expect(parse(await shown('zone', '--format', 'csv'), { columns: true })).toMatchObject([
      { area: '110105005001', tier: 'high', new_local: '4' },
      { area: '110105005002', tier: 'medium' },
      { area: '110108012002', tier: 'medium' },
    ]);
  });

  test('zone of one area, and of every area', async () => {
    const areas = async (...options: string[]) =>
      parse(await shown('zone', '--format', 'csv', ...options), { columns: true }).map(
        (zone) => Object(zone).area,
      );
    expect(await areas('--area', '海淀区')).toEqual(['110108012002']);
    expect(await areas('--area', '110105005')).toEqual(['110105005001', '110105005002']);
    expect(await areas('--all')).toHaveLength(5);
  });

  test('diff', async () => {
    const diff = JSON.parse(await shown('diff', '--format', 'json'));
    expect(diff).toMatchObject({
      from: { as_of: '2022-05-09' },
      to: { as_of: '2022-05-10' },
      changes: [
        { area: '110108012002', kind: 'listed', from: 'low', to: 'medium', in_force_from: '2022-05-11' },
      ],
    });
  });

  test('diff of a night with itself has no changes, and back in time the same areas', async () => {
    const changes = async (...days: string[]) =>
      JSON.parse((await fenqu(['diff', ...days, '-C', city, '--format', 'json'])).stdout).changes;
    expect(await changes('2022-05-10', '2022-05-10')).toEqual([]);
    expect(await changes('2022-05-10', '2022-05-09')).toMatchObject([
      { area: '110108012002', kind: 'delisted', from: 'medium', to: 'low' },
    ]);
  });

  test('diff of one district', async () => {
    expect(JSON.parse(await shown('diff', '--area', '朝阳区', '--format', 'json')).changes).toEqual([]);
  });

  test('explain: the trace, the cases counted, and when it could be lowered', async () => {
    const explanation = JSON.stringify(JSON.parse(await shown('explain', '--format', 'json')));
    for (const said of ['A5', 'A7', 'new_local', '2022-05-18']) expect(explanation).toContain(said);
    expect(explanation).not.toContain('"A6"');
  });

  test('measures of an area', async () => {
    const list = JSON.parse(await shown('measures', '--format', 'json'));
    expect(JSON.stringify(list)).toContain('110105');
    const pages = await Promise.all([
      shown('measures'),
      fenqu(['measures', '-C', city, ...NIGHT, '--area', '海淀区']),
    ]);
    expect(pages[0]).not.toBe(pages[1].stdout);
  });

  test('data check counts every row', async () => {
    const report = JSON.stringify(JSON.parse(await shown('data check', '--format', 'json')));
    expect(report).toContain('"read":10,"used":10');
  });
});

test('`-o` writes what would be shown, and nothing is shown', async () => {
  const file = join(emptyFolder(), 'zones.csv');
  expect(await shown('zone', '--format', 'csv', '-o', file)).toBe('');
  expect(readFileSync(file, 'utf8')).toBe(await shown('zone', '--format', 'csv'));
});

test('warnings go to standard error, and not at all with --quiet', async () => {
  const file = '    file: data/cases.csv';
  const fresh = `${file}\n    fresh_within: { days: 1d, otherwise: warning }`;
  const stale = workspace({ 'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace(file, fresh) });
  const args = ['zone', '-C', stale, '--as-of', '2022-05-20', '--format', 'csv'];
  const [loud, quiet] = await Promise.all([fenqu(args), fenqu([...args, '--quiet'])]);
  expect(codesIn(loud.stderr)).toEqual(['stale']);
  expect(quiet).toEqual({ ...loud, stderr: '' });
});

test('the language is that of --lang, else the workspace, else the environment', async () => {
  const nowhere = { cwd: emptyFolder() };
  const said = async (env: Record<string, string>, ...options: string[]) =>
    (await fenqu(['zone', ...options], { ...nowhere, env })).stderr;
  const [chinese, english, forced] = await Promise.all([
    said({ LC_ALL: 'zh_CN.UTF-8' }),
    said({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }),
    said({ LC_ALL: 'C' }, '--lang', 'zh'),
  ]);
  expect(chinese).toContain('错误[workspace-missing]');
  expect(english).toContain('error[workspace-missing]');
  expect(forced).toBe(chinese);
  const inCity = async (...args: string[]) => fenqu([...args, '-C', city], { env: { LC_ALL: 'C' } });
  expect((await inCity('diff', '2022-01-01')).stderr).toContain('错误[store-no-night]');
  expect((await inCity('rules', 'list')).stdout).toBe(await shown('rules list', '--lang', 'zh'));
});

describe('--help', () => {
  test.each([
    '',
    'zone',
    'run',
    'diff',
    'explain',
    'measures',
    'data',
    'data check',
    'rules',
    'rules list',
    'rules check',
    'init',
  ])('fenqu %s', async (command) => {
    const args = command.split(' ').filter((word) => word !== '');
    const [zh, en] = await Promise.all(
      ['zh', 'en'].map((language) => fenqu([...args, '--help', '--lang', language])),
    );
    expect([zh?.status, en?.status, zh?.stderr, en?.stderr]).toEqual([0, 0, '', '']);
    expect(zh?.stdout).toMatch(/^用法：\s*fenqu/);
    expect(en?.stdout).toMatch(/^Usage: fenqu/);
    expect(zh?.stdout.match(/--[a-z-]+/g)).toEqual(en?.stdout.match(/--[a-z-]+/g));
    if (!['data', 'rules'].includes(command))
      expect(en?.stdout).toContain(`fenqu ${command.split(' ')[0] || 'init'}`);
  });

  test.each(['', 'data', 'rules'])('fenqu %s alone shows what there is', async (command) => {
    const args = command === '' ? [] : [command];
    expect(await fenqu(args)).toEqual(await fenqu([...args, '--help']));
  });

  test('--version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await fenqu(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a command line that is wrong ends with status 2, on standard error alone', () => {
  test.each<[string, string, string?]>([
    ['zon', 'usage-unknown-command', 'zone'],
    ['rules chek', 'usage-unknown-command', 'check'],
    ['zone --formt csv', 'usage-unknown-option', '--format'],
    ['zone --format xml', 'usage-choice', 'ndjson'],
    ['zone --lang fr', 'usage-choice', 'zh'],
    ['zone --as-of', 'usage-missing'],
    ['explain', 'usage-missing'],
    ['zone extra', 'usage-excess'],
    ['zone --as-of 2022-02-30', 'usage-as-of', 'yesterday'],
    ['zone --as-of 2022-05-10 --pack nope', 'pack-missing', 'rules list'],
    ['zone --as-of 2022-05-10 --pack beijing-2020-7', 'pack-missing'],
    ['zone --as-of 2022-03-01', 'policy-not-begun'],
    ['zone --as-of 2022-05-10 --area 朝阳', ''],
    ['zone --as-of 2022-05-10 --area 望京', 'area-not-found'],
    ['zone --as-of 2022-05-10 --area 红霞路社区', 'area-several', '110105005001'],
    ['explain 朝阳区 --as-of 2022-05-10', 'area-above-level'],
    ['diff 2022-05-01', 'store-no-night', '2022-05-09'],
    ['zone -C nowhere', 'workspace-missing', 'init'],
    ['init .', 'init-exists'],
  ])('fenqu %s', async (line, code, said) => {
    const args = line.split(' ').filter((word) => word !== '');
    const { status, stdout, stderr } = await fenqu(args, { cwd: city, env: { LC_ALL: 'C' } });
    expect(codesIn(stderr)).toEqual(code === '' ? [] : [code]);
    expect(status).toBe(code === '' ? 0 : 2);
    if (code !== '') expect(stdout).toBe('');
    if (said !== undefined) expect(stderr).toContain(said);
    expect(showsStack(stderr)).toBe(false);
  });
});
