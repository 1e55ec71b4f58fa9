/**
 * What applies to whom, clause by clause. Shown elsewhere, and not again here:
 *
 * - what a standard forbids, which premises are open in which tier and context and on which conditions, what people who
 *   arrive meet (by tier of origin and scope: measure, look-back, isolation, days of tests): how they are written, and
 *   what is wrong with them, test/rules/standing.test.ts; as tables, test/rendering/pack-page.test.ts
 * - a measure of a kind that is forbidden, a stricter tier that is more open: test/analysis/corpus.test.ts
 * - which measures begin and end with a change of tier: test/nightly/changes.test.ts
 */
import { describe, expect, it } from 'vitest';
import { type MeasureList, measures, openWorkspace, run } from '../../src/index.ts';
import type { ListedMeasure } from '../../src/measures/list.ts';
import { testRules } from '../../src/nightly/rules-test.ts';
import { loadPack } from '../../src/rules/load.ts';
import { foldersOf } from '../../src/zoning/policy.ts';
import { write } from '../cli/workspace.ts';
import { type Land, laidOut, MONDAY } from './nights.ts';

const SOURCES = 'sources: { std: { title: Standard, published: 2022-01-01, status: official } }';

/** A file of measures, each with what it must have but for what is said of it. */
function measuresFile(...those: readonly string[]): string {
  const all = those.map((said, i) => {
    const given = ['id', 'title', 'text', 'tiers', 'audience', 'kind', 'source'].filter(
      (key) => !new RegExp(`(^|, )${key}:`).test(said),
    );
    const usual: Readonly<Record<string, string>> = {
      id: `m${i}`,
      title: 'Title',
      text: 'Text',
      tiers: '[high]',
      audience: 'residents',
      kind: 'restriction',
      source: 'std',
    };
    return `  - { ${[said, ...given.map((key) => `${key}: ${usual[key]}`)].filter((part) => part !== '').join(', ')} }\n`;
  });
  return `${SOURCES}\nmeasures:\n${all.join('')}`;
}

/** What applies after a night; where it does, if not everywhere, and where it may: `m0: A B?`, `m1`. */
async function applyAfter(day: string, land: Partial<Land>, area?: string): Promise<string[]> {
  const list = await measures({
    workspace: laidOut({ x: { A: '2', B: '0' }, ...land }),
    asOf: day,
    ...(area !== undefined && { area }),
  });
  return told(list);
}

function told({ byAudience }: MeasureList): string[] {
  return byAudience.flatMap(({ audience, measures: those }) =>
    those.map((listed) => {
      const name = `${listed.measure.id}${audience === 'residents' ? '' : `@${audience}`}`;
      const where = whereOf(listed);
      return where === '' ? name : `${name}: ${where}`;
    }),
  );
}

function whereOf({ places, others, undecided }: ListedMeasure): string {
  const open = (undecided?.places ?? []).map(({ code }) => code);
  const inOthers = undecided?.others === true ? ['others?'] : [];
  if (places.length === 0 && !others) {
    const may = [...open.map((code) => `${code}?`), ...inOthers];
    return may.length === 0 ? '' : `everywhere (${may.join(' ')})`;
  }
  const codes = places.map(({ code }) => (open.includes(code) ? `${code}?` : code));
  if (!others) return codes.join(' ');
  return [...codes, inOthers[0] ?? 'others'].join(' ');
}

async function problemsOf(file: string): Promise<string[]> {
  const workspace = await openWorkspace(laidOut({ x: '0', measures: file }));
  const { problems } = await loadPack('shown', foldersOf(workspace));
  return problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}

describe('what a measure says', () => {
  it('stands in the pack: in both languages, for whom, of what kind, how often, how long, when, by whom, on what basis', async () => {
    const file = measuresFile(
      'id: test, title: { zh: 检测, en: Tests }, text: { zh: 核酸检测, en: A test }, tiers: [high, medium], audience: [premises, schools], sector: markets, kind: testing, frequency: { zh: 每日, en: daily }, duration: 14d, days: [1, 4, 7], responsible: { zh: 社区, en: ward }, parameters: { share: 5 }, clause: Article 3, in_force: { from: 2022-05-03, until: 2022-05-04 }, when: context.alert == "A"',
    );
    const workspace = await openWorkspace(laidOut({ x: '0', measures: file }));
    const { pack } = await loadPack('shown', foldersOf(workspace));
    expect(pack?.measures).toMatchObject([
      {
        id: 'test',
        title: { zh: '检测', en: 'Tests' },
        text: { zh: '核酸检测', en: 'A test' },
        tiers: ['high', 'medium'],
        audience: ['premises', 'schools'],
        sector: 'markets',
        kind: 'testing',
        frequency: { zh: '每日', en: 'daily' },
        duration: '14d',
        days: [1, 4, 7],
        responsible: { zh: '社区', en: 'ward' },
        parameters: { share: 5 },
        source: 'std',
        status: 'official',
        clauseOfSource: 'Article 3',
        inForce: { from: '2022-05-03', until: '2022-05-04' },
        when: { text: 'context.alert == "A"' },
      },
    ]);
  });

  it.each(['id', 'title', 'text', 'tiers', 'audience', 'kind', 'source'])('it must have %s', async (key) => {
    const whole = measuresFile('id: one');
    const without = whole.replace(new RegExp(`([{,]) ${key}: (\\[.*?\\]|[^,}]+),? ?`), '$1 ');
    expect(await problemsOf(whole)).toEqual([]);
    expect(await problemsOf(without)).not.toEqual([]);
  });

  it.each(
    [
      ['audience', 'residents', 'communities', 'contacts', 'arrivals', 'premises', 'enterprises', 'schools'],
      ['audience', 'care', 'transport', 'government'],
      ['kind', 'closure', 'restriction', 'testing', 'screening', 'hygiene', 'monitoring', 'support'],
      ['kind', 'information'],
    ].map(([key = '', ...words]) => [key, words] as const),
  )('%s may be %j, and no other word', async (key, words) => {
    expect(await problemsOf(measuresFile(...words.map((word) => `${key}: ${word}`)))).toEqual([]);
    expect(await problemsOf(measuresFile(`${key}: pets`))).toEqual([
      key === 'kind' ? 'yaml-choice' : 'yaml-form',
    ]);
  });

  it('of a tier or a source that is not there is an error', async () => {
    expect(await problemsOf(measuresFile('tiers: [hgh]'))).toEqual(['pack-unknown-tier']);
    expect(await problemsOf(measuresFile('source: law'))).toEqual(['pack-unknown-source']);
  });
});

describe('a measure applies', () => {
  const high = measuresFile('tiers: [high]', 'tiers: [medium]', 'tiers: [low]', 'tiers: [high, low]');

  it('in the tiers it names, in all areas that are in one', async () => {
    expect(await applyAfter(MONDAY, { measures: high })).toEqual(['m0: A', 'm2: others', 'm3']);
    expect(await applyAfter(MONDAY, { measures: high }, 'A')).toEqual(['m0', 'm3']);
  });

  it('with the tier in force, not with the one that is judged', async () => {
    const rules = 'effective: { after_days: 3 }\nstart: low';
    const land = { x: { A: '0 2x4', B: '0x5' }, measures: high, rules };
    // Judged high as of Tuesday, in force from Friday.
    expect(await applyAfter('2022-05-04', land)).toEqual(['m2', 'm3']);
    expect(await applyAfter('2022-05-05', land)).toEqual(['m0: A', 'm2: others', 'm3']);
  });

  it('by the least that an area may be, where its tier is unknown', async () => {
    const unsure = ['tier: high, when: "x == 3 && 1 / (x - 3) > 0"', 'tier: medium, when: x > 0'];
    const land = { tiers: [...unsure, 'tier: low, otherwise: true'], x: { A: '3', B: '0' } };
    expect(await applyAfter(MONDAY, { ...land, measures: high })).toEqual([
      'm1: A',
      'm2: others',
      'm3: others',
    ]);
  });

  it('for every audience that it names', async () => {
    const file = measuresFile('audience: [schools, residents]');
    expect(await applyAfter(MONDAY, { measures: file })).toEqual(['m0: A', 'm0@schools: A']);
  });

  it('on the days on which it is in force, by the day from which the tier holds', async () => {
    const file = measuresFile('in_force: { from: 2022-05-04, until: 2022-05-05 }');
    const land = { x: { A: '2x5', B: '0x5' }, measures: file };
    const days = ['2022-05-02', '2022-05-03', '2022-05-04', '2022-05-05'];
    const found = await Promise.all(days.map((day) => applyAfter(day, land)));
    expect(found).toEqual([[], ['m0: A'], ['m0: A'], []]);
  });

  it('while its condition on the circumstances and the constants of the pack holds; and, marked, where that is unknown', async () => {
    const measures = measuresFile(
      'when: context.alert == "A"',
      'when: context.alert != "A" && params.strict',
      'when: context.other == "A"',
    );
    const rules = 'params: { strict: true }';
    const workspace = 'context: { alert: { 2022-05-01: B, 2022-05-04: A } }';
    const land = { x: { A: '2x5', B: '0x5' }, measures, rules, workspace };
    expect(await applyAfter('2022-05-02', land)).toEqual(['m1: A', 'm2: A?']);
    expect(await applyAfter('2022-05-03', land)).toEqual(['m0: A', 'm2: A?']);
  });
});

describe('a condition on what the area is', () => {
  const attributes = { kind: { A: 'town', B: 'village' }, people: { A: '900', B: '' } };
  const all = '[high, medium, low]';
  const measures = measuresFile(
    `tiers: ${all}, when: area.kind == "town"`,
    `tiers: ${all}, when: area.kind == "village"`,
    `tiers: ${all}, when: area.people >= 900`,
    `tiers: ${all}, when: area.people < 900`,
    `tiers: ${all}, when: 'area.code in ["A", "B"]'`,
    'tiers: [high], when: area.kind == "village"',
  );

  it('is asked of each area in its tier; what is unknown of one may bring the measure there', async () => {
    const land = { measures, attributes, x: { A: '2', B: '2' } };
    expect(await applyAfter(MONDAY, land)).toEqual([
      'm0: A',
      'm1: B',
      'm2: everywhere (B?)',
      'm3: B?',
      'm4',
      'm5: B',
    ]);
    expect(await applyAfter(MONDAY, land, 'B')).toEqual([
      'm1',
      'm2: everywhere (B?)',
      'm3: everywhere (B?)',
      'm4',
      'm5',
    ]);
  });

  it('is asked of those in the default tier as well, by name where it does not hold for all', async () => {
    const land = { measures, attributes, x: { A: '2', B: '0' } };
    expect(await applyAfter(MONDAY, land)).toEqual([
      'm0: A',
      'm1: others',
      'm2: everywhere (others?)',
      'm3: others?',
      'm4',
    ]);
    const low = { measures, attributes, x: { A: '0', B: '0' } };
    expect(await applyAfter(MONDAY, low)).toEqual(['m0: A', 'm1: B', 'm2: A B?', 'm3: B?', 'm4']);
  });

  it('decides which measures begin and end with a change', async () => {
    const folder = laidOut({ measures, attributes, x: { A: '0 2', B: '0 2' } });
    await run({ workspace: folder, asOf: MONDAY });
    const { diff } = await run({ workspace: folder, asOf: '2022-05-03' });
    expect(diff.changes.map(({ area, impose, lift }) => [area.code, impose, lift])).toEqual([
      ['A', [], []],
      ['B', ['m5'], []],
    ]);
  });

  it('is seen by tests of the pack, and counted as reached', async () => {
    const folder = laidOut({ x: '0', measures: measuresFile('when: area.kind == "town"') });
    const test = (kind: string, expected: string) =>
      `- test: ${kind}\n  areas: [{ area: P, attributes: { kind: ${kind} } }]\n  metrics: [{ area: P, from: 2022-05-02, values: { x: "2" } }]\n  expect: [{ on: 2022-05-02, area: P, measures: ${expected} }]\n`;
    write(folder, { 'rules/shown/tests/t.yaml': test('town', '[m0]') + test('village', '[]') });
    const [report] = await testRules(folder, ['shown']);
    expect(report?.problems).toEqual([]);
    expect(report?.files.flatMap(({ tests }) => tests.flatMap(({ failures }) => failures))).toEqual([]);
    const open = report?.coverage?.missing ?? [];
    expect(open.filter(({ kind, clause }) => kind === 'condition' && clause.includes('measures'))).toEqual(
      [],
    );
  });

  it('may ask what is counted there, by the indicators of the pack', async () => {
    expect(await problemsOf(measuresFile('when: x > 1'))).toEqual([]);
    expect(await problemsOf(measuresFile('when: xx > 1'))).toEqual(['pack-unknown-indicator']);
    const land = { measures: measuresFile('when: x > 2'), x: { A: '3', B: '2' } };
    expect(await applyAfter(MONDAY, land)).toEqual(['m0: A']);
  });

  it('asks for a column that the areas must have', async () => {
    const land = { measures: measuresFile('when: area.height > 1'), x: '0' };
    await expect(applyAfter(MONDAY, land)).rejects.toMatchObject({ problems: [{ code: 'area-attribute' }] });
  });
});
