import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fenqu } from './fenqu.ts';
import { emptyFolder, workspace, write } from './workspace.ts';

/** What must not be found anywhere: of cases one by one, in columns that no one asked for and in addresses. */
const PLANTED = [
  '欧阳建国',
  '司徒秀兰',
  '110105196304152237',
  '11010819880229012X',
  '13911220033',
  '18600998877',
  '幸福里3号楼2单元501',
  '光明北巷77号',
  'wuxian.tech@mail.test',
];

const CASES = `id,姓名,身份证号,电话,class,origin,date,住址,备注,cluster
A1,欧阳建国,110105196304152237,13911220033,confirmed,local,2022-05-01,朝阳区酒仙桥街道红霞路社区,邮箱 wuxian.tech@mail.test,c1
A2,司徒秀兰,11010819880229012X,18600998877,confirmed,local,2022-05-02,朝阳区酒仙桥街道红霞路社区,欧阳建国的同事,c1
A3,欧阳建国,110105196304152237,13911220033,asymptomatic,local,2022-05-03,朝阳区酒仙桥街道大山子社区,,
`;
const CONFIG = `areas: { file: data/areas.csv }
data:
  cases: { file: data/cases.csv, columns: { id: id, class: class, origin: origin, date_report: date, area: 住址, cluster: cluster } }
policy: [{ pack: beijing-2020-07, from: 2022-04-01 }]
`;

const FORMATS = ['table', 'json', 'csv'];
const AS_OF = ['--as-of', '2022-05-05'];

/** Everything that a command over the folder shows, and every file it leaves but its input. */
async function everythingShown(folder: string, commands: readonly (readonly string[])[]): Promise<string> {
  const shown: string[] = [];
  for (const args of commands) {
    const { stdout, stderr } = await fenqu([...args, '-C', folder]);
    shown.push(stdout, stderr);
  }
  return [...shown, ...filesIn(folder)].join('\n');
}

/** The working files that must show a source's text, and the source itself. */
const OWN = new Set(['rejects.csv', 'unplaced.csv', 'cases.csv']);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !OWN.has(path.split('/').at(-1) ?? ''))
    .map((path) => `${path}\n${readFileSync(path, 'latin1')}\n${readFileSync(path, 'utf8')}`);
}

function foundIn(text: string): string[] {
  return PLANTED.filter((secret) => text.includes(secret));
}

const ALL_COMMANDS = [
  ['run', '--as-of', '2022-05-04'],
  ['zone', ...AS_OF, '--all'],
  ['measures', ...AS_OF],
  ['data', 'check', ...AS_OF],
  ...FORMATS.map((format) => ['explain', '110105005001', ...AS_OF, '--format', format]),
  ...['zone', 'data check', 'diff'].map((command) => [...command.split(' '), '--format', 'json']),
];

describe('values of cases that were planted in the input', () => {
  test('are in no output and in no file of a run and what can be asked of it', async () => {
    const folder = workspace({ 'fenqu.yaml': CONFIG, 'data/cases.csv': CASES });
    const shown = await everythingShown(folder, [...ALL_COMMANDS, ['run', ...AS_OF, '--debug']]);
    expect(existsSync(join(folder, 'store', '2022-05-05', 'current'))).toBe(true);
    expect(foundIn(shown)).toEqual([]);
    expect(shown).toContain('A1');
  });

  test('nor are the ids, where they are to be hidden', async () => {
    const folder = workspace({
      'fenqu.yaml': `${CONFIG}privacy: { case_ids: hash }\n`,
      'data/cases.csv': CASES,
    });
    const shown = await everythingShown(folder, [...ALL_COMMANDS, ['run', ...AS_OF]]);
    expect(shown.match(/\bA[123]\b/g)).toBeNull();
  });

  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'an address that is found only in part',
      'area-not-placed-below',
      { '红霞路社区,邮箱': '幸福里3号楼2单元501,邮箱' },
    ],
    [
      'an address that is not found',
      'area-unknown',
      { '朝阳区酒仙桥街道红霞路社区,邮箱': '光明北巷77号,邮箱' },
    ],
    [
      'a telephone where a class belongs',
      'value-unknown',
      { '13911220033,confirmed': '13911220033,13911220033' },
    ],
    ['a telephone where a date belongs', 'date-invalid', { 'local,2022-05-01': 'local,13911220033' }],
    [
      'a number of a card twice as id',
      'id-duplicate',
      { 'A1,': '110105196304152237,', 'A2,': '110105196304152237,' },
    ],
    ['a row that is too long', 'row-width', { 'A1,': 'A1,欧阳建国,司徒秀兰,' }],
    ['a quote that never ends', 'quote-unbalanced', { 'A2,司徒秀兰': 'A2,"司徒秀兰' }],
  ])('nor in what is said of %s', async (_, code, changes) => {
    const cases = Object.entries(changes).reduce((text, [from, to]) => text.replace(from, to), CASES);
    const folder = workspace({ 'fenqu.yaml': `${CONFIG}rejects: { allow: 90% }\n`, 'data/cases.csv': cases });
    const shown = await everythingShown(folder, [['run', ...AS_OF, '--debug']]);
    write(folder, { 'fenqu.yaml': CONFIG });
    const strict = await everythingShown(folder, [['data', 'check', ...AS_OF]]);
    expect(shown).toContain(`[${code}]`);
    expect(strict).toContain(`[${code}]`);
    expect(foundIn(shown + strict)).toEqual([]);
  });

  test('the working files that show a source’s text are private, and outside the store', async () => {
    const folder = emptyFolder();
    const cases = CASES.replace('朝阳区酒仙桥街道红霞路社区,邮箱', '光明北巷77号,邮箱');
    write(folder, {
      'fenqu.yaml': `${CONFIG}rejects: { allow: 90% }\n`,
      'data/cases.csv': cases,
      'data/areas.csv':
        'code,name\n11,北京市\n110105,朝阳区\n110105005,酒仙桥街道\n110105005001,红霞路社区\n110105005002,大山子社区\n',
    });
    await fenqu(['run', ...AS_OF, '-C', folder]);
    const rejects = join(folder, 'rejects.csv');
    expect(readFileSync(rejects, 'utf8')).toContain('光明北巷77号');
    expect(statSync(rejects).mode & 0o777).toBe(0o600);
    expect(readFileSync(rejects, 'utf8')).not.toContain('欧阳建国');
  });
});

describe('what slipped into a place where nobody looks for it', () => {
  const SLIPPED = ['诸葛晓明', '13800135791', 'E87654321', 'wei.lan@mail.test', '440106197708091234'];
  const commands = [
    ['data', 'check', ...AS_OF],
    ['data', 'check', ...AS_OF, '--format', 'json'],
    ['run', ...AS_OF, '--debug'],
  ];
  const shownIn = async (cases: string, config = CONFIG): Promise<string[]> => {
    const folder = workspace({ 'fenqu.yaml': `rejects: { allow: 90% }\n${config}`, 'data/cases.csv': cases });
    const shown = await everythingShown(folder, commands);
    expect(shown).toContain('data/cases.csv');
    return SLIPPED.filter((secret) => shown.includes(secret));
  };

  test.each(SLIPPED.slice(1))('the first row of a file without a header: %s', async (secret) => {
    expect(await shownIn(`A1,诸葛晓明,${secret},confirmed,local,2022-05-01,朝阳区\n`)).toEqual([]);
  });

  test('a header with a name and a number beside the columns', async () => {
    const [header = '', ...rows] = CASES.trim().split('\n');
    const cases = [`${header},诸葛晓明13800135791`, ...rows.map((row) => `${row},x`)].join('\n');
    expect(await shownIn(`${cases}\n`)).toEqual([]);
  });

  test.each(SLIPPED.slice(1))('cells that stand in the wrong column: %s', async (secret) => {
    const row = (cells: readonly string[]) => `${cells.join(',')}\n`;
    const spoilt = [
      ['A5', '', '', '', secret, 'local', '2022-05-03', '朝阳区', '', ''],
      ['A6', '', '', '', 'confirmed', secret, '2022-05-03', '朝阳区', '', ''],
      ['A7', '', '', '', 'confirmed', 'local', secret, '朝阳区', '', ''],
      ['A8', '', '', '', 'confirmed', 'local', '2022-05-03', `朝阳区${secret}`, '', secret],
      // The number of a passport looks like that of a case: `privacy` is for that.
      [
        secret === 'E87654321' ? 'A9' : secret,
        '',
        '',
        '',
        'confirmed',
        'local',
        '2022-05-03',
        '朝阳区',
        '',
        'c9',
      ],
    ];
    expect(await shownIn(CASES + spoilt.map(row).join(''))).toEqual([]);
  });
});
