import { describe, expect, test } from 'vitest';
import { explain, FenquError, run, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';

interface Standard {
  /** Keys of the pack but for its tiers. */
  readonly head: string;
  readonly tiers: readonly string[];
  readonly metrics?: readonly string[];
  readonly cases?: readonly string[];
  readonly decisions?: readonly string[];
  readonly policy?: string;
  readonly workspace?: string;
  readonly files?: Files;
}

function packFile(id: string, { head, tiers }: Pick<Standard, 'head' | 'tiers'>): string {
  return `pack: ${id}
title: ${id}
edition: 2020-01-01
${head}
tiers:
${tiers.map((tier) => `  - { ${tier} }\n`).join('')}`;
}

/** A workspace of two counties of two streets each, under a standard. */
function laidOut(standard: Standard): string {
  const folder = emptyFolder();
  const text = (head: string, rows: readonly string[] = []) => `${[head, ...rows].join('\n')}\n`;
  write(folder, {
    'areas.csv': text('code,name,level,parent', [
      'R,Land,state,',
      'A,A,county,R',
      'B,B,county,R',
      ...['A1', 'A2', 'B1', 'B2'].map((code) => `${code},${code},street,${code.slice(0, 1)}`),
    ]),
    'cases.csv': text('id,class,date_report,area', [
      ...(standard.cases ?? []).map((row, i) => `c${i},confirmed,${row}`),
      'x,discarded,2021-01-01,R',
    ]),
    'metrics.csv': text('area,date,value,rounds', [...(standard.metrics ?? []), 'R,2021-01-01,0,0']),
    'decisions.csv': text(
      'area,tier,from,until,mode,authority,reason,decided_on,descendants',
      standard.decisions,
    ),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: date_report, area: area } }
  metrics: { file: metrics.csv, columns: { area: area, date: date, value: value, rounds: rounds } }
${standard.decisions === undefined ? '' : 'decisions: decisions.csv'}
rules: rules/
policy: ${standard.policy ?? '[{ pack: standard, from: 2021-05-03 }]'}
${standard.workspace ?? ''}
`,
    'rules/standard/pack.yaml': packFile('standard', standard),
    ...standard.files,
  });
  return folder;
}

async function verdictOn(folder: string, day: string, area: string): Promise<Verdict> {
  const { snapshot } = await zone({ workspace: folder, asOf: day, all: true });
  const verdict = snapshot.zones.find((each) => each.area.code === area);
  if (verdict === undefined) throw new Error(`no area ${area}`);
  return verdict;
}

async function onDays<T>(folder: string, days: readonly string[], area: string, of: (verdict: Verdict) => T) {
  const found: T[] = [];
  for (const day of days) found.push(of(await verdictOn(folder, day, area)));
  return found;
}

const days = (from: number, to: number, month = '2021-05') =>
  Array.from({ length: to - from + 1 }, (_, i) => `${month}-${String(from + i).padStart(2, '0')}`);

const INCIDENCE = `indicators:
  incidence: { latest: metrics.value, window: 1d }
  rounds: { latest: metrics.rounds, window: 1d }`;

describe('Germany: three days over 100, in force the day after next, and five working days to leave', () => {
  const germany = (values: readonly number[], holidays?: string): Standard => ({
    head: `level: county
effective: { after_days: 2 }
start: open
transitions: { tighten: { after: 3d }, loosen: { after: { times: 5, on: workdays } } }
calendar: { workdays: [monday, tuesday, wednesday, thursday, friday, saturday]${holidays === undefined ? '' : ', file: holidays.csv'} }
${INCIDENCE}`,
    tiers: ['tier: brake, when: incidence > 100', 'tier: open, otherwise: true'],
    metrics: values.map((value, i) => `A,2021-05-${String(i + 3).padStart(2, '0')},${value},0`),
    ...(holidays === undefined ? {} : { files: { 'rules/standard/holidays.csv': holidays } }),
  });

  test('over 100 on Monday, Tuesday and Wednesday: in force on Friday', async () => {
    const folder = laidOut(germany([101, 120, 150, 150]));
    expect(await onDays(folder, days(3, 7), 'A', ({ tier, tierInForce }) => [tier, tierInForce])).toEqual([
      ['open', 'open'],
      ['open', 'open'],
      ['brake', 'open'],
      ['brake', 'brake'],
      ['brake', 'brake'],
    ]);
    expect(await verdictOn(folder, '2021-05-05', 'A')).toMatchObject({
      since: '2021-05-05',
      effectiveFrom: '2021-05-07',
      queued: [{ tier: 'brake', from: '2021-05-07' }],
    });
  });

  test('100 is not over 100', async () => {
    const folder = laidOut(germany([101, 100, 101, 101]));
    expect(await onDays(folder, days(3, 6), 'A', ({ tier }) => tier)).toEqual([
      'open',
      'open',
      'open',
      'open',
    ]);
  });

  test('under it from Monday to Friday: ends on Sunday', async () => {
    // Wednesday 5 May brings it in; from Monday 10 May it is under 100.
    const folder = laidOut(germany([101, 101, 101, 101, 101, 101, 101, 99, 99, 99, 99, 99]));
    expect(await verdictOn(folder, '2021-05-14', 'A')).toMatchObject({
      tier: 'open',
      since: '2021-05-14',
      effectiveFrom: '2021-05-16',
    });
    expect(await verdictOn(folder, '2021-05-13', 'A')).toMatchObject({
      tier: 'brake',
      heldBy: ['4 of 5'],
      nextStepDown: null,
    });
  });

  test('a holiday and a Sunday do not count: Thursday, Friday, Saturday, Monday, Tuesday', async () => {
    const under = [101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 99, 99, 99, 99, 99, 99];
    expect(await verdictOn(laidOut(germany(under)), '2021-05-18', 'A')).toMatchObject({
      tier: 'open',
      effectiveFrom: '2021-05-20',
    });
    // Ascension Day, Thursday 13 May, is a holiday in A: one working day more.
    const holidays = 'date,workday,area\n2021-05-13,false,A\n';
    const folder = laidOut(germany([...under, 99], holidays));
    expect(await onDays(folder, ['2021-05-18', '2021-05-19'], 'A', ({ tier }) => tier)).toEqual([
      'brake',
      'open',
    ]);
    const elsewhere = laidOut(germany(under, holidays.replace(',A', ',B')));
    expect((await verdictOn(elsewhere, '2021-05-18', 'A')).tier).toBe('open');
  });
});

describe('Italy: judged once a week', () => {
  const italy: Standard = {
    head: `level: county
evaluated: { weekly: friday }
effective: { weekday: monday }
${INCIDENCE}`,
    tiers: ['tier: red, when: incidence >= 250', 'tier: white, otherwise: true'],
    metrics: [
      'A,2021-05-07,300,0',
      'A,2021-05-10,1,0',
      'A,2021-05-14,1,0',
      'B,2021-05-07,1,0',
      'B,2021-05-14,1,0',
    ],
  };

  test('the verdict of the last evaluation on all other days, labelled with its day', async () => {
    const folder = laidOut(italy);
    const all = await onDays(
      folder,
      ['2021-05-06', '2021-05-07', '2021-05-10', '2021-05-13', '2021-05-14'],
      'A',
      (verdict) => [
        verdict.tier,
        verdict.rawTier,
        verdict.evaluatedOn,
        verdict.indicators['incidence'],
        verdict.tierInForce,
      ],
    );
    expect(all).toEqual([
      [null, 'unknown', null, null, null],
      ['red', 'red', '2021-05-07', 300, null],
      ['red', 'red', '2021-05-07', 300, 'red'],
      ['red', 'red', '2021-05-07', 300, 'red'],
      ['white', 'white', '2021-05-14', 1, 'red'],
    ]);
  });

  test('decisions act every night', async () => {
    const folder = laidOut({ ...italy, decisions: ['A,white,2021-05-11,2021-05-12,set,HQ,why,,false'] });
    const shown = await onDays(folder, days(10, 13), 'A', ({ tier, tierInForce, flags }) => [
      tier,
      tierInForce,
      flags,
    ]);
    expect(shown).toEqual([
      ['red', 'red', []],
      ['white', 'white', ['contradicts_rules']],
      ['white', 'white', ['contradicts_rules']],
      ['red', 'red', []],
    ]);
  });
});

describe('the ninth edition: high, medium, the rest of the county, and nothing', () => {
  const ninth: Standard = {
    head: `level: street
effective: next_day
indicators:
  home_7d: { count: cases, where: 'class == "confirmed"', window: 7d }
  rounds: { latest: metrics.rounds, window: 1d }`,
    tiers: [
      'tier: high, when: home_7d > 0, loosen: { steps: 1 }, release: "or_else(rounds, 0) >= 1"',
      'tier: medium, when: 1 > 2, loosen: { min_stay: 3d }',
      `tier: low, when: 'zones("county", ["high", "medium"]) > 0'`,
      'tier: normal, otherwise: true',
    ],
    cases: ['2021-05-04,A1'],
    metrics: ['A1,2021-05-11,0,1'],
  };

  test('seven clear days and a round, then three; the rest of the county goes with it', async () => {
    const folder = laidOut(ninth);
    const tiers = (area: string) =>
      onDays(folder, days(3, 15), area, ({ tier }) => tier?.charAt(0)).then((all) => all.join(''));
    expect(await tiers('A1')).toBe('nhhhhhhhmmmnn');
    expect(await tiers('A2')).toBe('nllllllllllnn');
    expect(await tiers('B1')).toBe('nnnnnnnnnnnnn');
  });

  test('without the round it is held, and says by what', async () => {
    const verdict = await verdictOn(laidOut({ ...ninth, metrics: [] }), '2021-05-12', 'A1');
    expect(verdict).toMatchObject({
      tier: 'high',
      heldBy: ['release: or_else(rounds, 0) >= 1 is false'],
      nextStepDown: null,
    });
  });

  test('what comes next is foretold, for the rest of the county, too', async () => {
    const folder = laidOut(ninth);
    const next = async (day: string, area: string) => (await verdictOn(folder, day, area)).nextStepDown;
    expect(await next('2021-05-11', 'A1')).toEqual({ tier: 'normal', on: '2021-05-14', because: 'min_stay' });
    expect(await next('2021-05-11', 'A2')).toEqual({ tier: 'normal', on: '2021-05-14', because: 'zones' });
  });

  test('an explanation says what holds it, and counts the zones', async () => {
    const explanation = await explain({ workspace: laidOut(ninth), asOf: '2021-05-06', area: 'A2' });
    expect(explanation.verdict).toMatchObject({ tier: 'low', rawTier: 'low', ruleTier: 'low' });
    expect(explanation.tiers.map(({ tier, outcome }) => [tier, outcome])).toEqual([
      ['high', 'false'],
      ['medium', 'false'],
      ['low', 'taken'],
      ['normal', 'otherwise'],
    ]);
  });

  test("an area's own decision lies over the rest of the county, and counts as a zone", async () => {
    const decisions = [
      'A2,normal,2021-05-05,2021-05-06,set,HQ,why,,false',
      'B1,high,2021-05-05,2021-05-05,set,HQ,why,,false',
    ];
    const folder = laidOut({ ...ninth, decisions });
    const shown = (area: string) => onDays(folder, days(4, 7), area, ({ tier }) => tier);
    expect(await shown('A2')).toEqual(['low', 'normal', 'normal', 'low']);
    expect(await shown('B2')).toEqual(['normal', 'low', 'normal', 'normal']);
  });

  test('designated medium, its clock runs from there', async () => {
    const folder = laidOut({
      ...ninth,
      cases: [],
      decisions: ['B1,medium,2021-05-05,,designate,HQ,why,,false'],
    });
    expect(await onDays(folder, days(4, 9), 'B1', ({ tier, since }) => [tier, since.slice(8)])).toEqual([
      ['normal', '03'],
      ['medium', '05'],
      ['medium', '05'],
      ['medium', '05'],
      ['normal', '08'],
      ['normal', '08'],
    ]);
  });
});

describe('decisions that only raise', () => {
  const plain: Standard = {
    head: `level: county
effective: next_day
${INCIDENCE}`,
    tiers: [
      'tier: red, when: incidence > 9',
      'tier: orange, when: incidence > 4',
      'tier: green, otherwise: true',
    ],
    metrics: days(3, 9).map((day, i) => `A,${day},${[1, 6, 12, 6, 1, 1, 1][i]},0`),
  };

  test('lie over the rules and over a decision that sets; of several the most severe counts', async () => {
    const folder = laidOut({
      ...plain,
      decisions: [
        'A,orange,2021-05-03,2021-05-07,raise_only,State,why,,false',
        'R,red,2021-05-08,2021-05-08,raise_only,Land,why,,true',
        'A,orange,2021-05-08,2021-05-09,raise_only,State,why,,false',
        'A,green,2021-05-06,2021-05-09,set,County,why,,false',
      ],
    });
    const shown = await onDays(folder, days(3, 9), 'A', ({ tier, decision, flags }) => [
      tier,
      decision?.authority,
      flags,
    ]);
    expect(shown).toEqual([
      ['orange', 'State', []],
      ['orange', 'State', []],
      ['red', undefined, []],
      // What the county set contradicts the rules that night, though it is not what is published.
      ['orange', 'State', ['contradicts_rules']],
      ['orange', 'State', []],
      ['red', 'Land', []],
      ['orange', 'State', []],
    ]);
  });
});

describe("a decision over the rules' queue", () => {
  test('does not lose it', async () => {
    const folder = laidOut({
      head: `level: county
effective: { after_days: 4 }
${INCIDENCE}`,
      tiers: ['tier: red, when: incidence > 9', 'tier: green, otherwise: true'],
      metrics: days(3, 14).map((day) => `A,${day},${day >= '2021-05-08' ? 20 : 1},0`),
      decisions: ['A,green,2021-05-09,2021-05-10,set,HQ,why,,false'],
    });
    const shown = await onDays(folder, days(8, 12), 'A', (verdict) => [
      verdict.tier,
      verdict.tierInForce,
      verdict.effectiveFrom.slice(8),
    ]);
    expect(shown).toEqual([
      ['red', 'green', '12'],
      ['green', 'green', '10'],
      ['green', 'green', '10'],
      ['red', 'red', '12'],
      ['red', 'red', '12'],
    ]);
  });
});

describe('who decides, lifts', () => {
  test('the rules say since when, and it stays listed', async () => {
    const folder = laidOut({
      head: `level: county
effective: next_day
decides: { loosen: decision, level: county }
${INCIDENCE}`,
      tiers: ['tier: red, when: incidence > 9', 'tier: green, otherwise: true'],
      metrics: days(3, 9).map((day, i) => `A,${day},${[20, 1, 1, 1, 1, 1, 1][i]},0`),
      decisions: ['A,green,2021-05-08,,designate,HQ,why,,false'],
    });
    const shown = await onDays(folder, days(3, 9), 'A', ({ tier, heldBy, eligible }) => [
      tier,
      heldBy,
      eligible?.since,
    ]);
    expect(shown).toEqual([
      ['red', [], undefined],
      ...Array.from({ length: 4 }, () => ['red', ['decision'], '2021-05-04']),
      ['green', [], undefined],
      ['green', [], undefined],
    ]);
  });
});

describe('a change of pack', () => {
  const twenty: Files = {
    'rules/next/pack.yaml': packFile('next', {
      head: `level: county
effective: next_day
maps_from: { standard: { medium: high } }
transitions: { loosen: { after: 2 } }
${INCIDENCE}`,
      tiers: ['tier: high, when: incidence > 5', 'tier: low, otherwise: true'],
    }),
  };
  const standard: Standard = {
    head: `level: county
effective: next_day
${INCIDENCE}`,
    tiers: [
      'tier: high, when: incidence > 9',
      'tier: medium, when: incidence > 1',
      'tier: low, otherwise: true',
    ],
    metrics: days(3, 12).flatMap((day, i) => [
      `A,${day},${[3, 3, 3, 3, 6, 3, 3, 3, 3, 3][i]},0`,
      `B,${day},0,0`,
    ]),
    policy: '[{ pack: standard, from: 2021-05-03 }, { pack: next, from: 2021-05-08 }]',
    files: twenty,
  };

  test('carries tiers over as it is said, with since; earlier raw tiers are those of the new rules', async () => {
    const folder = laidOut(standard);
    const shown = await onDays(folder, days(6, 10), 'A', ({ tier, since, heldBy }) => [
      tier,
      since.slice(8),
      heldBy,
    ]);
    // By the new rules 6 on 7 May was high, and so one clear evaluation is missing on the 8th.
    expect(shown).toEqual([
      ['medium', '03', []],
      ['medium', '03', []],
      ['high', '03', ['1 of 2']],
      ['low', '09', []],
      ['low', '09', []],
    ]);
    expect((await verdictOn(folder, '2021-05-09', 'B')).since).toBe('2021-05-03');
  });

  test('goes on from the store as from the data', async () => {
    const [stored, fresh] = [laidOut(standard), laidOut(standard)];
    for (const day of ['2021-05-05', '2021-05-08', '2021-05-09']) {
      const { snapshot } = await run({ workspace: stored, asOf: day });
      expect(snapshot.zones).toEqual((await zone({ workspace: fresh, asOf: day })).snapshot.zones);
    }
  });

  test('an old designation may name a tier that is no more', async () => {
    const decisions = ['B,medium,2021-05-05,,designate,HQ,why,,false'];
    const folder = laidOut({ ...standard, decisions });
    expect(await verdictOn(folder, '2021-05-09', 'B')).toMatchObject({ tier: 'low', decision: null });
    const late = laidOut({ ...standard, decisions: [decisions[0]?.replace('05-05', '05-08') ?? ''] });
    await expect(zone({ workspace: late, asOf: '2021-05-09' })).rejects.toMatchObject({
      problems: [{ code: 'decision-tier', value: 'medium' }],
    });
  });

  test('starts an area again whose tier is not there', async () => {
    const files = {
      'rules/next/pack.yaml': String(twenty['rules/next/pack.yaml']).replace(/maps_from.*\n/, ''),
    };
    const folder = laidOut({ ...standard, files });
    expect(await verdictOn(folder, '2021-05-08', 'A')).toMatchObject({
      tier: 'low',
      since: '2021-05-08',
      effectiveFrom: '2021-05-09',
    });
  });

  test('to other units: the diff speaks of new and removed areas', async () => {
    const files = {
      'rules/next/pack.yaml': String(twenty['rules/next/pack.yaml']).replace(
        'level: county',
        'level: street',
      ),
    };
    const folder = laidOut({
      ...standard,
      files,
      metrics: [
        ...(standard.metrics ?? []),
        'A1,2021-05-08,9,0',
        'A2,2021-05-08,1,0',
        'B1,2021-05-08,1,0',
        'B2,2021-05-08,1,0',
      ],
    });
    await run({ workspace: folder, asOf: '2021-05-07' });
    const { diff } = await run({ workspace: folder, asOf: '2021-05-08' });
    expect(diff.changes.map(({ area, kind, from, to }) => [area.code, kind, from, to])).toEqual([
      ['A1', 'new', null, 'high'],
      ['A', 'removed', 'medium', null],
    ]);
  });
});

describe('the policy', () => {
  const plain = { head: 'level: county\neffective: next_day', tiers: ['tier: low, otherwise: true'] };
  test.each([
    [
      'a gap',
      '[{ pack: standard, from: 2021-05-03, until: 2021-05-04 }, { pack: standard, from: 2021-05-06 }]',
      'policy-gap',
    ],
    [
      'an overlap',
      '[{ pack: standard, from: 2021-05-03, until: 2021-05-06 }, { pack: standard, from: 2021-05-06 }]',
      'policy-overlap',
    ],
    [
      'two on a day',
      '[{ pack: standard, from: 2021-05-03 }, { pack: standard, from: 2021-05-03 }]',
      'policy-same-day',
    ],
    [
      'an end before its beginning',
      '[{ pack: standard, from: 2021-05-03, until: 2021-05-01 }]',
      'policy-until',
    ],
    ['an end', '[{ pack: standard, from: 2021-05-03, until: 2021-05-06 }]', 'policy-ended'],
  ])('%s', async (_, policy, code) => {
    const failure = zone({ workspace: laidOut({ ...plain, policy }), asOf: '2021-05-08' });
    await expect(failure).rejects.toBeInstanceOf(FenquError);
    await expect(failure).rejects.toMatchObject({ problems: [{ code }] });
  });

  test('an entry before its pack was in force, though another judges tonight', async () => {
    const policy = '[{ pack: standard, from: 2021-05-03 }, { pack: other, from: 2021-05-06 }]';
    const folder = laidOut({
      ...plain,
      head: `${plain.head}\nin_force: { from: 2021-05-04 }`,
      policy,
      files: { 'rules/other/pack.yaml': packFile('other', plain) },
    });
    await expect(zone({ workspace: folder, asOf: '2021-05-08' })).rejects.toMatchObject({
      problems: [{ code: 'pack-out-of-force', value: '2021-05-03' }],
    });
  });

  test('history before the first day is judged, too', async () => {
    const standard: Standard = {
      head: `level: county\neffective: next_day\ntransitions: { tighten: { after: 3 } }\n${INCIDENCE}`,
      tiers: ['tier: red, when: incidence > 9', 'tier: green, otherwise: true'],
      metrics: ['A,2021-05-01,1,0', ...days(2, 4).map((day) => `A,${day},20,0`)],
    };
    const early = await verdictOn(
      laidOut({ ...standard, workspace: 'history_from: 2021-05-01' }),
      '2021-05-03',
      'A',
    );
    expect(early).toMatchObject({ tier: 'green', since: '2021-05-01' });
  });
});
