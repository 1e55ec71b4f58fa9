import { addDays } from '../../src/days.ts';
import type { Files } from '../cli/workspace.ts';

/** The first night of the year; days are counted from it. */
const FIRST = '2022-01-05';

export function dayAt(offset: number): string {
  return addDays(FIRST, offset);
}

export interface Case {
  readonly id: number;
  readonly day: number;
  /** From when it is known, if later than its day. */
  readonly known: number | null;
  readonly ward: string;
  readonly confirmed: boolean;
}

export interface Decision {
  readonly area: string;
  readonly tier: Tier;
  readonly mode: 'set' | 'raise_only';
  readonly from: number;
  readonly until: number | null;
}

export interface Ward {
  readonly town: string;
  readonly name: string;
  readonly people: number;
}

/** What a night is judged by, and nothing else. */
export interface Made {
  readonly cases: readonly Case[];
  readonly decisions: readonly Decision[];
  readonly wards: Readonly<Record<string, Ward>>;
  readonly neighbors: readonly (readonly [string, string])[];
  /** The level of response by the day it begins. */
  readonly response: Readonly<Record<number, string>>;
  readonly rules: Rules;
}

export interface Rules {
  /** What the workspace says for a parameter of the pack. */
  readonly high: number;
  /** What the pack itself says. */
  readonly near: number;
  readonly window: number;
  /** From which day another pack judges. */
  readonly replaced: number | null;
}

export const TIERS = ['high', 'medium', 'low'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * The tier of a ward as of a day, worked out without anything of fenqu: cases in the window, the town's, the neighbours',
 * and the decisions over it. A ward that is not on the list is in the default tier.
 *
 * @param cases those that count, whatever their day
 */
export function tierOf(
  { cases, decisions, wards, neighbors, response, rules }: Made,
  code: string,
  day: number,
): Tier {
  const ward = wards[code];
  if (ward === undefined) return 'low';
  const isReplaced = rules.replaced !== null && day >= rules.replaced;
  const window = isReplaced ? 2 : rules.window;
  const limit = isReplaced ? 2 : rules.high;
  const count = (isIn: (ward: string) => boolean): number =>
    cases.filter(
      (each) =>
        each.confirmed &&
        each.day > day - window &&
        each.day <= day &&
        wards[each.ward] !== undefined &&
        isIn(each.ward),
    ).length;
  const own = count((each) => each === code);
  const town = count((each) => wards[each]?.town === ward.town);
  const beside = neighbors
    .filter((pair) => pair.includes(code))
    .reduce((sum, [one, other]) => sum + count((each) => each === (one === code ? other : one)), 0);
  const newest = Object.keys(response)
    .map(Number)
    .filter((from) => from <= day)
    .sort((a, b) => b - a)[0];
  const isHigh =
    own >= limit || (own >= 1 && response[newest ?? 0] === 'I') || (own >= 2 && ward.people < 100);
  const isMedium = own >= 1 || town >= rules.near || beside >= 3;
  const raw: Tier = isHigh ? 'high' : isMedium ? 'medium' : 'low';
  const acting = decisions.filter(
    ({ area, from, until }) =>
      (area === code || area === ward.town) && from <= day && (until === null || until >= day),
  );
  const set = acting.filter(({ mode }) => mode === 'set').sort((a) => (a.area === code ? -1 : 1))[0];
  const raised = acting.filter(({ mode }) => mode === 'raise_only').map(({ tier }) => tier);
  const severest = Math.min(...[set?.tier ?? raw, ...raised].map((tier) => TIERS.indexOf(tier)));
  return TIERS[severest] ?? 'low';
}

const HEADS = {
  'areas.csv': 'code,name,level,parent,people\nR,Country,country,,\n',
  'cases.csv': `id,class,day,area,known\nx,discarded,${dayAt(-30)},R,\n`,
  'decisions.csv':
    'area,tier,mode,from,until,authority,reason,descendants\nR,low,set,2021-01-01,2021-01-02,HQ,over,true\n',
  'neighbors.csv': 'area,neighbor\n',
} as const;

/** What cities are called apart by: the areas, cases and decisions of each begin with it. */
export function prefixOf(city: number): string {
  return `C${city}-`;
}

/** The workspace of a night: several cities that have nothing in common but rules and response, which are those of the first. */
export function filesOf(cities: readonly [Made, ...Made[]]): Files {
  const [{ response, rules }] = cities;
  const days = Object.entries(response).map(([day, level]) => `${dayAt(Number(day))}: ${level}`);
  const second = rules.replaced === null ? '' : `, { pack: next, from: ${dayAt(rules.replaced)} }`;
  const rows = (name: keyof typeof HEADS, of: (made: Made, prefix: string) => readonly string[]): string =>
    `${HEADS[name]}${cities.flatMap((made, i) => of(made, prefixOf(i)).map((row) => `${row}\n`)).join('')}`;
  const or = (day: number | null): string => (day === null ? '' : dayAt(day));
  return {
    'areas.csv': rows('areas.csv', ({ wards }, p) => [
      `${p}T0,North,town,R,`,
      `${p}T1,South,town,R,`,
      ...Object.entries(wards).map(
        ([code, { town, name, people }]) => `${p}${code},${name},ward,${p}${town},${people}`,
      ),
    ]),
    'cases.csv': rows('cases.csv', ({ cases }, p) =>
      cases.map(
        ({ id, confirmed, day, ward, known }) =>
          `${p}${id},${confirmed ? 'confirmed' : 'discarded'},${dayAt(day)},${p}${ward},${or(known)}`,
      ),
    ),
    'decisions.csv': rows('decisions.csv', ({ decisions }, p) =>
      decisions.map(
        ({ area, tier, mode, from, until }) =>
          `${p}${area},${tier},${mode},${dayAt(from)},${or(until)},HQ,why,${area.startsWith('T')}`,
      ),
    ),
    'neighbors.csv': rows('neighbors.csv', ({ neighbors }, p) => [
      `${p}T0,${p}T1`,
      ...neighbors.map(([one, other]) => `${p}${one},${p}${other}`),
    ]),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area, date_known: known } } }
decisions: decisions.csv
neighbors: neighbors.csv
context: { response: { ${days.join(', ')} } }
rules: rules/
params: { own: { high: ${rules.high} } }
policy: [{ pack: own, from: 2021-12-01 }${second}]
store: store/
`,
    'rules/own/pack.yaml': packOf('own', { ...rules, limit: 'params.high' }),
    'rules/next/pack.yaml': packOf('next', { ...rules, window: 2, limit: '2' }),
  };
}

function packOf(
  id: string,
  { window, near, limit }: Pick<Rules, 'window' | 'near'> & { limit: string },
): string {
  return `pack: ${id}
title: ${id}
edition: 2022-01-01
level: ward
effective: next_day
params: { high: 9 }
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: ${window}d }
tiers:
  - tier: high
    title: High
    when: n >= ${limit} || (n >= 1 && context.response == "I") || (n >= 2 && area.people < 100)
  - { tier: medium, title: Medium, when: n >= 1 || town.n >= ${near} || neighbors.n >= 3 }
  - { tier: low, title: Low, otherwise: true }
`;
}
