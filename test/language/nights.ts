import { parse, stringify } from 'yaml';
import { addDays } from '../../src/days.ts';
import type { Verdict } from '../../src/index.ts';
import { openWorkspace, zone } from '../../src/index.ts';
import { nightsOfPolicy } from '../../src/workbench/nights.ts';
import { stateAt } from '../../src/zoning/all-states.ts';
import { openNight } from '../../src/zoning/open-night.ts';
import { labelsOf } from '../../src/zoning/places.ts';
import { verdictOf } from '../../src/zoning/verdicts.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';

/** The first night unless another is said: a Monday. */
export const MONDAY = '2022-05-02';

/** A small land over some nights, with the rules that judge it. */
export interface Land {
  /** Keys of the pack beside its name, level, effect and tiers. */
  readonly rules?: string;
  /** Keys of tiers, the most severe first; by default `high`, `medium` and `low` at 2, 1 and less of `x`. */
  readonly tiers?: readonly string[];
  /** What is reported of areas from the first night on: `0 2x3 _` is 0, three times 2, and a day without a report. */
  readonly x: string | Readonly<Record<string, string>>;
  readonly from?: string;
  /** `A,high,2022-05-03,,set` and perhaps `,authority,reason,decided_on,descendants`. */
  readonly decisions?: readonly string[];
  /** Further keys of the workspace; `policy` only where another than the one pack judges. */
  readonly workspace?: string;
  readonly policy?: string;
  /** The measures of the pack. */
  readonly measures?: string;
  /** Further columns of areas by code: `{ kind: { A: town } }`. */
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly files?: Files;
}

/** Areas by code with their parents: a land of two counties, of two towns each. */
const AREAS: readonly (readonly [string, string, string])[] = [
  ['R', 'land', ''],
  ['A', 'county', 'R'],
  ['B', 'county', 'R'],
  ['A1', 'town', 'A'],
  ['A2', 'town', 'A'],
  ['B1', 'town', 'B'],
  ['B2', 'town', 'B'],
];

const TIERS = ['tier: high, when: x >= 2', 'tier: medium, when: x >= 1', 'tier: low, otherwise: true'];

/** Tiers by which 3 is unknown but medium at least, and 4 is low or medium. */
export const UNSURE: readonly string[] = [
  'tier: high, when: "x == 2 || x == 3 && 1 / (x - 3) > 0"',
  'tier: medium, when: "x >= 1 && x <= 3 || x == 4 && 1 / (x - 4) > 0"',
  'tier: low, otherwise: true',
];

/** The file of a pack of counties that judges by `x`, the number that each reports by day. */
export function packFile(id: string, rules = '', tiers: readonly string[] = TIERS): string {
  const given: Record<string, unknown> = {
    pack: id,
    title: id,
    edition: '2022-01-01',
    level: 'county',
    effective: 'next_day',
    indicators: { x: { latest: 'metrics.x', window: '1d' } },
    ...parse(rules),
  };
  return stringify({ ...given, tiers: tiers.map((tier) => parse(`{ ${tier} }`)) });
}

/** Lays out a land as a workspace, judged by the pack `shown`. */
export function laidOut(land: Land): string {
  const { rules, tiers, decisions, measures, attributes = {}, from = MONDAY } = land;
  const folder = emptyFolder();
  const names = Object.keys(attributes);
  const lines = (head: string, rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`;
  write(folder, {
    'areas.csv': lines(
      ['code', 'name', 'level', 'parent', ...names].join(','),
      AREAS.map(([code, level, parent]) =>
        [code, code, level, parent, ...names.map((name) => attributes[name]?.[code] ?? '')].join(','),
      ),
    ),
    'metrics.csv': lines('area,date,x', ['R,2021-01-01,0', ...reportsOf(land, from)]),
    ...(decisions && {
      'decisions.csv': lines(
        'area,tier,from,until,mode,authority,reason,decided_on,descendants',
        decisions.map((row) => [...row.split(','), ...new Array<string>(9).fill('')].slice(0, 9).join(',')),
      ),
    }),
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { metrics: { file: metrics.csv, columns: { area: area, date: date, x: x } } }
rules: rules/
policy: ${land.policy ?? `[{ pack: shown, from: ${from} }]`}
${decisions === undefined ? '' : 'decisions: decisions.csv'}
${land.workspace ?? ''}
`,
    'rules/shown/pack.yaml': packFile('shown', rules, tiers),
    ...(measures && { 'rules/shown/measures.yaml': measures }),
    ...land.files,
  });
  return folder;
}

function reportsOf({ x }: Land, from: string): string[] {
  const series = typeof x === 'string' ? { A: x } : x;
  return Object.entries(series).flatMap(([area, said]) =>
    expanded(said).flatMap((value, i) => (value === '_' ? [] : [`${area},${addDays(from, i)},${value}`])),
  );
}

function expanded(said: string): string[] {
  return said
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [value = '', times = '1'] = part.split('x');
      return new Array<string>(Number(times)).fill(value);
    });
}

/** The last night that anything is said of. */
function lastOf({ x, from = MONDAY }: Land): string {
  const series = typeof x === 'string' ? [x] : Object.values(x);
  return addDays(from, Math.max(...series.map((said) => expanded(said).length)) - 1);
}

/**
 * Verdicts on an area, night after night, as nights that go on from one another; the last one is also zoned by itself, and
 * must be the same.
 */
export async function nights(land: Land, area = 'A'): Promise<Verdict[]> {
  const folder = laidOut(land);
  const last = lastOf(land);
  const found = await nightsIn(folder, last, area);
  const { nextStepDown: _, unknownAhead: _a, flags: __, ...alone } = await verdictOn(folder, last, area);
  const { nextStepDown: ___, unknownAhead: _b, flags: ____, ...together } = found.at(-1) ?? {};
  if (JSON.stringify(alone) !== JSON.stringify(together))
    throw new Error(`by itself ${JSON.stringify(alone)}\nafter others ${JSON.stringify(together)}`);
  return found;
}

/** Verdicts on an area of a workspace, from the first night of its policy to a last one. */
export async function nightsIn(folder: string, last: string, area = 'A'): Promise<Verdict[]> {
  const night = await openNight(await openWorkspace(folder), { asOf: last });
  const { engine } = night.bench;
  try {
    const found: Verdict[] = [];
    for await (const { day, pack, work, states, ...judged } of nightsOfPolicy(night)) {
      const labels = await labelsOf(engine, night.staged.areas, pack.level, [0, 1, 2, 3]);
      const position = [...labels].find(([, { code }]) => code === area)?.[0] ?? -1;
      const state = stateAt(states, position);
      if (state === undefined) throw new RangeError(`no area ${area}`);
      const about = {
        position,
        area: labels.get(position),
        outlook: undefined,
        possiblyHigher: false,
        acting: work.book.on(position, day),
      };
      found.push(verdictOf({ ...work, pack, asOf: day }, judged, state, about));
    }
    return found;
  } finally {
    await night.close();
  }
}

/** The verdict on an area as of one day, zoned by itself. */
export async function verdictOn(folder: string, day: string, area = 'A'): Promise<Verdict> {
  const { snapshot } = await zone({ workspace: folder, asOf: day, all: true });
  const verdict = snapshot.zones.find((each) => each.area.code === area);
  if (verdict === undefined) throw new Error(`no area ${area}`);
  return verdict;
}

/** The first letters of the tiers of successive nights; `-` where there is none. */
export async function tiers(land: Land, area = 'A'): Promise<string> {
  return (await nights(land, area)).map(({ tier }) => tier?.charAt(0) ?? '-').join('');
}

/** What holds the tier, night after night. */
export async function held(land: Land, area = 'A'): Promise<string[]> {
  return (await nights(land, area)).map(({ heldBy }) => heldBy.join(', '));
}
