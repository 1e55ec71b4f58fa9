import fc from 'fast-check';
import { addDays } from '../../src/days.ts';
import type { Verdict } from '../../src/index.ts';
import type { Files } from '../cli/workspace.ts';

/** A Wednesday: the first night judged. */
const FIRST = '2022-03-02';

export function nightAt(offset: number): string {
  return addDays(FIRST, offset);
}

export const COMMUNITIES = ['D0-a', 'D0-b', 'D1-a', 'D1-b', 'D1-c'];

export interface DecisionRow {
  readonly area: string;
  readonly tier: string;
  /** `set` where it is not said. */
  readonly mode?: 'set' | 'raise_only' | 'designate';
  readonly from: number;
  readonly until: number | null;
  readonly decidedOn: number | null;
}

/** A small city over some nights: cases, a weekly metric with gaps, decisions, and rules. */
export interface World {
  readonly cases: readonly { readonly area: string; readonly day: number; readonly cluster: string }[];
  readonly metrics: readonly { readonly area: string; readonly day: number; readonly value: number }[];
  readonly decisions: readonly DecisionRow[];
  readonly rules: Rules;
  readonly effective: string;
}

interface Rules {
  /** Most severe first. */
  readonly tiers: readonly string[];
  readonly yaml: string;
  /** Keys of the pack: when it is judged, and how its tiers move. */
  readonly head: string;
  /** Lines of indicators beside those that all have. */
  readonly indicators: string;
}

export const RULES: readonly Rules[] = [
  rules({ high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' }),
  rules({ high: 'when: n >= 3 || g >= 1', medium: 'when: n >= 2', low: 'otherwise: true' }),
  rules({ high: 'when: n >= 3 || m > 8', medium: 'when: n >= 1', low: 'otherwise: true' }),
  rules({ high: 'when: m > 8 && n >= 1', medium: 'when: m > 4 || n >= 3', low: 'otherwise: true' }),
  rules({ shut: 'declared: true', high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' }),
  rules({ high: 'when: n >= 2', usual: 'otherwise: true', calm: 'when: n == 0 && or_else(m, 9) < 3' }),
];

const USUAL = { high: 'when: n >= 3', medium: 'when: n >= 1', low: 'otherwise: true' };

/** Rules under which a night depends on the nights before it. */
export const RULES_WITH_CLOCKS: readonly Rules[] = [
  rules(USUAL, 'transitions: { tighten: { after: 2 }, loosen: { after: 3, min_stay: 4d, steps: 1 } }'),
  rules(
    {
      high: 'when: n >= 3, loosen: { steps: 1 }',
      medium: 'when: n >= 1, loosen: { min_stay: 3d }',
      low: 'otherwise: true',
    },
    'transitions: { loosen: { after: 1 } }',
  ),
  rules(USUAL, 'evaluated: { weekly: tuesday }\ntransitions: { loosen: { after: 2 } }'),
  rules(USUAL, 'transitions: { loosen: { after: { times: 3, on: workdays } }, tighten: { after: 2d } }'),
  rules(
    { ...USUAL, high: 'when: n >= 3 || m > 8', low: 'otherwise: true' },
    'start: high\ntransitions: { loosen: { after: 2 } }',
  ),
  rules({ grey: 'when: m > 8, unranked: true', ...USUAL }, 'transitions: { loosen: { min_stay: 2d } }'),
  rules(USUAL, 'decides: { loosen: decision, level: county }'),
  rules({
    high: 'when: n >= 3, release: or_else(m, 0) < 5',
    medium: 'when: n >= 1 || previous.tier == "high"',
    low: 'otherwise: true',
  }),
  rules({
    high: 'when: n >= 2',
    medium: 'when: n >= 1',
    near: `'when: zones("county", ["high", "medium"]) > 0'`,
    low: 'otherwise: true',
  }),
  // Several of these at once: once a week, by the tier before, with tiers that depend on other areas.
  rules(
    {
      high: 'when: n >= 3',
      medium: 'when: n >= 1 || previous.tier == "high"',
      near: `'when: zones("county", ["high"]) > 0'`,
      low: 'otherwise: true',
    },
    'evaluated: { weekly: friday }\ntransitions: { loosen: { min_stay: 5d } }',
  ),
  // What leaving a tier takes is asked of the area around, and a tier only begins on a day.
  rules(
    {
      high: 'when: n >= 2, release: county.n < 3',
      medium: 'when: n >= 1 && as_of >= "2022-03-08"',
      low: 'otherwise: true',
    },
    'transitions: { loosen: { min_stay: 2d } }',
  ),
];

export function rules(conditions: Readonly<Record<string, string>>, head = '', indicators = ''): Rules {
  const tiers = Object.keys(conditions);
  return {
    tiers,
    head,
    indicators,
    yaml: tiers
      .map((tier) => `  - tier: ${tier}\n    title: ${tier}\n${keysOf(conditions[tier] ?? '')}`)
      .join(''),
  };
}

/** `when: n > 0, release: n < 9` as lines of a tier. */
function keysOf(written: string): string {
  return written
    .replaceAll(/^'|'$/g, '')
    .split(/, (?=[a-z]+: )/)
    .map((line) => `    ${line}\n`)
    .join('');
}

/** Nights of a world, counted from 0. */
export const NIGHTS = 16;

const day = fc.integer({ min: -4, max: NIGHTS });

const decision = fc.record({
  area: fc.constantFrom(...COMMUNITIES, 'D0', 'D1'),
  tier: fc.nat(3),
  mode: fc.constantFrom<'set' | 'raise_only' | 'designate'>('set', 'set', 'raise_only', 'designate'),
  from: fc.integer({ min: -3, max: NIGHTS }),
  length: fc.option(fc.nat(6)),
  decided: fc.option(fc.integer({ min: -2, max: 4 })),
});

export const world = worldOf(RULES);

/** Worlds in which some rules hold. */
export function worldOf(from: readonly Rules[]): fc.Arbitrary<World> {
  return fc
    .record({
      cases: fc.array(
        fc.record({ area: fc.constantFrom(...COMMUNITIES), day, cluster: fc.constantFrom('', 'k', 'l') }),
        { minLength: 5, maxLength: 30 },
      ),
      metrics: fc.uniqueArray(
        fc.record({ area: fc.constantFrom(...COMMUNITIES), day, value: fc.constantFrom(1, 5, 9) }),
        { minLength: 5, maxLength: 40, selector: (row) => `${row.area} ${row.day}` },
      ),
      decisions: fc.uniqueArray(decision, { maxLength: 3, selector: ({ area }) => area }),
      rules: fc.constantFrom(...from),
      effective: fc.constantFrom(
        'same_day',
        'next_day',
        'next_day',
        '{ after_days: 3 }',
        '{ weekday: monday }',
      ),
    })
    .map(({ decisions, ...rest }) => ({
      ...rest,
      decisions: decisions.map(({ area, tier, mode, from, length, decided }) => ({
        area,
        tier: rest.rules.tiers[tier % rest.rules.tiers.length] ?? '',
        mode,
        from,
        until: length === null || mode === 'designate' ? null : from + length,
        decidedOn: decided === null ? null : from + decided,
      })),
    }));
}

/** What of a world is known on a night: rows dated later, and decisions taken later, are not there yet. */
export function knownOn(whole: World, night: number): World {
  return {
    ...whole,
    cases: whole.cases.filter((each) => each.day <= night),
    metrics: whole.metrics.filter((each) => each.day <= night),
    decisions: whole.decisions.filter(({ decidedOn }) => decidedOn === null || decidedOn <= night),
  };
}

export function filesOf({
  cases,
  metrics,
  decisions,
  rules: { yaml, head, indicators },
  effective,
}: World): Files {
  const text = (head: string, rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`;
  const dated = (offset: number | null) => (offset === null ? '' : nightAt(offset));
  return {
    'areas.csv': text('code,name,level,parent', [
      'R,City,city,',
      'D0,D0,county,R',
      'D1,D1,county,R',
      ...COMMUNITIES.map((code) => `${code},${code},community,${code.slice(0, 2)}`),
    ]),
    'cases.csv': text('id,class,date_report,area,cluster', [
      ...cases.map((each, i) => `c${i},confirmed,${nightAt(each.day)},${each.area},${each.cluster}`),
      `x,discarded,${nightAt(-5)},D0,`,
    ]),
    'metrics.csv': text('area,date,pressure', [
      ...metrics.map((each) => `${each.area},${nightAt(each.day)},${each.value}`),
      `R,${nightAt(-5)},1`,
    ]),
    'decisions.csv': text('area,tier,mode,from,until,authority,reason,decided_on,descendants', [
      ...decisions.map(
        ({ area, tier, mode = 'set', from, until, decidedOn }) =>
          `${area},${tier},${mode},${dated(from)},${dated(until)},HQ,why,${dated(decidedOn)},${area.length === 2}`,
      ),
      `${COMMUNITIES[0]},low,set,2021-01-01,2021-01-02,HQ,long over,,false`.replace(
        ',low,',
        `,${yaml.includes('low') ? 'low' : 'usual'},`,
      ),
    ]),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: date_report, area: area, cluster: cluster } }
  metrics: { file: metrics.csv, columns: { area: area, date: date, pressure: pressure } }
decisions: decisions.csv
rules: rules/
policy: [{ pack: world, from: ${FIRST} }]
`,
    'rules/world/pack.yaml': `pack: world
title: World
edition: 2020-01-01
level: community
effective: ${effective}
${head}
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 4d }
  g: { title: g, count: cases, where: class == "confirmed", group_by: cluster, at_least: 2, window: 5d }
  m: { title: m, latest: metrics.pressure, window: 3d }
${indicators}tiers:
${yaml}`,
  };
}

/** What of a verdict must be the same however it was come by. */
export function essence({ position: _, ...verdict }: Verdict): Omit<Verdict, 'position'> {
  return verdict;
}
