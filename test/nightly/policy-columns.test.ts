import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FenquError, run, zone } from '../../src/index.ts';
import { hintsOf, sentenceOf } from '../../src/problems/describe.ts';

const root = mkdtempSync(join(tmpdir(), 'fenqu-policy-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A pack of wards that reads one number of each; in `stays`, high is left after three days at least. */
const pack = (id: string, count: string, stays = '') => `
pack: ${id}
title: { zh: ${id}, en: ${id} }
edition: 2022-03-01
level: ward
effective: next_day
${stays}
indicators:
  found: { ${count} }
tiers:
  - { tier: high, when: found >= 1 }
  - { tier: low, otherwise: true }
`;

const PACKS = {
  plain: pack('plain', 'count: cases, where: class == "confirmed", window: 3d'),
  homes: pack('homes', 'count: cases, where: class == "confirmed" && !at_home, window: 3d'),
  beds: pack(
    'beds',
    'latest: metrics.beds, window: 1d, missing: 0',
    'transitions: { loosen: { min_stay: 3d } }',
  ),
};

const CASES = `id,day,class,ward
1,2022-03-03,confirmed,Quay
2,2022-03-11,confirmed,Quay
3,2022-03-14,confirmed,Hill
`;

interface Setup {
  readonly policy: string;
  readonly columns?: string;
  readonly cases?: string;
  readonly more?: string;
}

function workspace({ policy, columns = '', cases = CASES, more = '' }: Setup): string {
  const folder = mkdtempSync(join(root, 'w-'));
  const files: Record<string, string> = {
    'fenqu.yaml': `
areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: day, class: class, area: ward${columns} }
    extra: { at_home: boolean }
rules: rules/
policy: [${policy}]
${more}`,
    'areas.csv': 'code,name,level,parent\nQ,Quay,ward,\nH,Hill,ward,\n',
    'cases.csv': cases,
  };
  for (const [id, text] of Object.entries(PACKS)) files[`rules/${id}/pack.yaml`] = text;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.trimStart());
  }
  return folder;
}

async function tiers(folder: string, asOf: string): Promise<string[]> {
  const { snapshot } = await zone({ workspace: folder, asOf });
  return snapshot.zones.map(({ area, tier, since }) => `${area.name} ${tier} ${since}`);
}

/** The problems for which a night cannot be judged. */
async function refused(folder: string, asOf: string) {
  try {
    await zone({ workspace: folder, asOf });
  } catch (cause) {
    if (cause instanceof FenquError) return cause.problems;
    throw cause;
  }
  throw new Error('it was judged');
}

const PLAIN = '{ pack: plain, from: 2022-03-01 }';

describe('of a policy that joins packs', () => {
  test('later ones need not be given their columns yet', async () => {
    const folder = workspace({ policy: `${PLAIN}, { pack: homes, from: 2022-03-10 }` });
    expect(await tiers(folder, '2022-03-04')).toEqual(['Quay high 2022-03-03']);
  });

  test('the one in charge must be', async () => {
    const folder = workspace({ policy: `${PLAIN}, { pack: homes, from: 2022-03-10 }` });
    const problems = await refused(folder, '2022-03-12');
    expect(problems.map(({ code, value }) => `${code} ${value}`)).toEqual(['column-unmapped at_home']);
    expect(problems.map((problem) => sentenceOf(problem, 'en'))).toEqual([
      expect.stringContaining('is read by homes;'),
    ]);
  });

  test('an empty cell that only a later one reads rejects no row', async () => {
    const cases = 'id,day,class,ward,home\n1,2022-03-03,confirmed,Quay,\n2,2022-03-11,confirmed,Quay,no\n';
    const policy = `${PLAIN}, { pack: homes, from: 2022-03-10 }`;
    const folder = workspace({ policy, cases, columns: ', at_home: home' });
    expect(await tiers(folder, '2022-03-04')).toEqual(['Quay high 2022-03-03']);
    const problems = await refused(folder, '2022-03-12');
    expect(problems.map(({ code }) => code)).toEqual(['cell-empty']);
  });

  test('nor does a cell that only a later one cannot read', async () => {
    const cases =
      'id,day,class,ward,home\n1,2022-03-03,confirmed,Quay,perhaps\n2,2022-03-11,confirmed,Quay,no\n';
    const policy = `${PLAIN}, { pack: homes, from: 2022-03-10 }`;
    const folder = workspace({ policy, cases, columns: ', at_home: home' });
    expect(await tiers(folder, '2022-03-04')).toEqual(['Quay high 2022-03-03']);
    expect((await run({ workspace: folder, asOf: '2022-03-04' })).snapshot.zones).toHaveLength(1);
    for (const day of ['2022-03-12', 'latest']) {
      const problems = await refused(folder, day);
      expect(problems.map(({ code, value }) => `${code} ${value}`)).toEqual(['boolean-invalid p***(7)']);
    }
  });

  test('nor an empty number of counts', async () => {
    const counted = (id: string, column: string) => pack(id, `sum: counts.${column}, window: 3d`);
    const folder = workspace({
      policy: '{ pack: first, from: 2022-03-01 }, { pack: second, from: 2022-03-10 }',
    });
    const columns = 'columns: { area: ward, date: day, a: a, b: b }';
    for (const [path, text] of Object.entries({
      'rules/first/pack.yaml': counted('first', 'a'),
      'rules/second/pack.yaml': counted('second', 'b'),
      'counts.csv': 'ward,day,a,b\nQuay,2022-03-03,2,\nQuay,2022-03-12,,1\n',
      'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { counts: { file: counts.csv, ${columns} } }
rules: rules/
policy: [{ pack: first, from: 2022-03-01, until: 2022-03-09 }, { pack: second, from: 2022-03-10 }]
history_from: 2022-03-01
`,
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text.trimStart());
    }
    const places = async (day: string) =>
      (await refused(folder, day)).map(({ code, place }) => `${code} ${place?.line} ${place?.field}`);
    expect(await places('2022-03-04')).toEqual(['cell-empty 3 a']);
    writeFileSync(join(folder, 'counts.csv'), 'ward,day,a,b\nQuay,2022-03-03,2,\nQuay,2022-03-12,1,1\n');
    expect(await tiers(folder, '2022-03-04')).toEqual(['Quay high 2022-03-03']);
    expect(await places('2022-03-12')).toEqual(['cell-empty 2 b']);
  });

  test('the newest day is judged by the pack that is in charge of it', async () => {
    const policy = `${PLAIN}, { pack: homes, from: 2022-03-16 }`;
    expect(await tiers(workspace({ policy }), 'latest')).toEqual(['Hill high 2022-03-14']);
    const due = workspace({ policy: `${PLAIN}, { pack: homes, from: 2022-03-14 }` });
    expect((await refused(due, 'latest')).map(({ code }) => code)).toEqual(['column-unmapped']);
  });
});

describe('an earlier pack whose columns are not given', () => {
  const policy = '{ pack: beds, from: 2022-03-01 }, { pack: plain, from: 2022-03-10 }';

  test('is not passed over in silence where tiers go on from its own', async () => {
    const problems = await refused(workspace({ policy }), '2022-03-12');
    const [problem, ...others] = problems;
    expect(others).toEqual([]);
    expect(problem?.code).toBe('history-unmapped');
    expect(problem?.value).toContain('metrics.beds');
    expect(problem?.place?.field).toBe('data');
    expect(problem && hintsOf(problem, 'en')[0]).toContain('`history_from: 2022-03-10`');
  });

  test('is not needed where judging begins after it, as the hint says', async () => {
    const folder = workspace({ policy, more: 'history_from: 2022-03-10' });
    expect(await tiers(folder, '2022-03-12')).toEqual(['Quay high 2022-03-11']);
  });

  test('is not needed where its tiers are published', async () => {
    const given = workspace({ policy });
    const fenqu = join(given, 'fenqu.yaml');
    const without = `
areas: { file: areas.csv, codes: explicit }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: day, class: class, area: ward }
rules: rules/
policy: [${policy}]
`.trimStart();
    const metrics = '  metrics: { file: beds.csv, columns: { area: ward, date: day, beds: beds } }\n';
    writeFileSync(join(given, 'beds.csv'), 'ward,day,beds\nHill,2022-03-08,4\nQuay,2022-03-08,0\n');
    writeFileSync(fenqu, without.replace('rules:', `${metrics}rules:`));
    const last = await run({ workspace: given, asOf: '2022-03-09' });
    expect(last.snapshot.zones.map(({ area, tier }) => `${area.name} ${tier}`)).toEqual(['Hill high']);
    writeFileSync(fenqu, without);
    const problems = await refused(given, '2022-03-09');
    expect(problems.map(({ code }) => code)).toEqual(['table-unmapped']);
    expect(problems[0]?.with?.['readers']).toMatch(/^[a-z]+$/);
    const next = await run({ workspace: given, asOf: '2022-03-10' });
    expect(next.diff.changes.map(({ area, from, to }) => `${area.name} ${from} ${to}`)).toEqual([
      'Hill high low',
    ]);
    expect(await tiers(given, '2022-03-12')).toEqual(['Quay high 2022-03-11']);
  });

  test('is not needed where it zoned another level', async () => {
    const folder = workspace({ policy });
    const town = PACKS.beds.replace('level: ward', 'level: town');
    writeFileSync(join(folder, 'rules/beds/pack.yaml'), town.trimStart());
    expect(await tiers(folder, '2022-03-12')).toEqual(['Quay high 2022-03-11']);
  });
});
