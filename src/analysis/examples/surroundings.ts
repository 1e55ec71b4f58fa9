import { evaluate } from '../../judging/evaluate.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import type { RowIndicator } from '../../rules/indicator.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelsOfZones } from '../../rules/zones.ts';
import { allNamesIn } from '../conditions.ts';
import { isOverRows } from '../rows/regions.ts';
import { ZERO } from '../solver/index.ts';
import { areasAlike, indicatorOf, isOverReports, isSame, steadyOf } from './alike.ts';
import type { ListedRow } from './example.ts';
import { knownIn, readingsOf, type Valued } from './judged.ts';
import { NO_PAST, reportsWith } from './reports.ts';
import type { Known } from './values.ts';

/** The area an example is about, and one that is only there so that every table has a row. */
export const HERE = 'A';
export const ELSEWHERE = 'B';

/** Areas and their reports around an example. */
export interface Surroundings {
  readonly areas: readonly ListedRow[];
  readonly metrics: readonly ListedRow[];
}

/**
 * The area of an example with its attributes, the larger areas that its rules look at, and the reports of all of them;
 * nothing where values rest on what one night's files cannot hold: an earlier verdict, areas beside it, a past unlike today.
 */
export function surroundingsOf(pack: Pack, valued: Valued, asOf: string): Surroundings | undefined {
  const members = [...valued.members].map(([full, value]) => {
    const [scope = '', name = ''] = full.split('.');
    return { scope, name, value };
  });
  const around = members.filter(({ scope }) => isPlace(scope) && !pack.levels.includes(scope));
  const rest = members.filter((each) => !around.includes(each));
  const steady = steadyOf(pack, valued);
  const alike = areasAlike(pack, valued);
  if (steady === undefined || alike === undefined || !rest.every((each) => canStand(each, valued)))
    return undefined;
  const own = reportsWith(reported(pack, valued.indicators), asOf, steady);
  const above = ancestors(pack, around, valued);
  if (own === undefined || above === undefined) return undefined;
  const here = Array.from({ length: alike }, (_, i) => (i === 0 ? HERE : `${HERE}${i}`));
  const metrics = here.flatMap((area) => own.map((row): ListedRow => ({ area, ...row })));
  for (const { code, indicators } of above) {
    const rows = reportsWith(reported(pack, indicators), asOf, NO_PAST);
    if (rows === undefined) return undefined;
    metrics.push(...rows.map((row) => ({ area: code, ...row })));
  }
  const attributes = rest.flatMap(({ scope, name, value }): [string, string][] =>
    scope === 'area' ? [[name, value === null ? '' : String(value.valueOf())]] : [],
  );
  const codes = [...above.map(({ code }) => code), ''];
  const empty = Object.fromEntries(attributes.map(([name]) => [name, '']));
  const level = pack.levels[0] ?? pack.level;
  const areas = [
    ...here.map((code) => ({ code, level, parent: codes[0] ?? '', ...Object.fromEntries(attributes) })),
    { code: ELSEWHERE, level, parent: '', ...empty },
    ...above.map(({ code }, i) => ({ code, level: code, parent: codes[i + 1] ?? '', ...empty })),
    // Where zones are counted there must be areas to count them in; the example does not lie in them.
    ...levelsOfZones(pack)
      .filter((each) => !codes.includes(each) && !pack.levels.includes(each))
      .map((each) => ({ code: each, level: each, parent: '', ...empty })),
  ];
  return { areas, metrics };
}

interface Member {
  readonly scope: string;
  readonly name: string;
  readonly value: Known;
}

/** Attributes and context stand in files; before the first night there is no earlier verdict. */
function canStand({ scope, name, value }: Member, { indicators }: Valued): boolean {
  if (scope === 'previous') return value === null;
  return !isPlace(scope) || isSame(indicators.get(name) ?? null, value);
}

/** The reported indicators that have a value. */
function reported(
  { indicators }: Pack,
  values: ReadonlyMap<string, Known>,
): ReadonlyMap<RowIndicator, Known> {
  return new Map(
    indicators.flatMap((each): [RowIndicator, Known][] => {
      const value = values.get(each.name);
      return isOverRows(each) && each.table === 'metrics' && value !== undefined ? [[each, value]] : [];
    }),
  );
}

interface Ancestor {
  /** Its code, which is its level too. */
  readonly code: string;
  readonly indicators: ReadonlyMap<string, Known>;
}

/** The larger areas that are looked at, the nearest first; nothing if some value cannot be theirs. */
function ancestors(pack: Pack, around: readonly Member[], valued: Valued): Ancestor[] | undefined {
  const beside = around.filter(({ scope }) => BESIDE.has(scope));
  const isQuiet = ({ scope, value }: Member): boolean =>
    scope === 'children_max' ? value === null : value !== null && Number(value.valueOf()) === 0;
  if (!beside.every(isQuiet)) return undefined;
  const above = around.filter((each) => !BESIDE.has(each.scope));
  const ranked = pack.indicators.flatMap((each) =>
    each.kind === 'rank' && valued.indicators.has(each.name) ? [each.among] : [],
  );
  const scopes = [...new Set([...above.map(({ scope }) => scope), ...ranked])];
  const isNearest = (scope: string): number => (scope === 'parent' ? 0 : 1);
  const made = scopes
    .sort((a, b) => isNearest(a) - isNearest(b))
    .map((code) =>
      ancestor(
        pack,
        code,
        above.filter(({ scope }) => scope === code),
      ),
    );
  return made.every((each) => each !== undefined) ? made : undefined;
}

const BESIDE: ReadonlySet<string> = new Set(['children_max', 'children_sum', 'neighbors']);

function ancestor(pack: Pack, code: string, members: readonly Member[]): Ancestor | undefined {
  const given = new Map(members.map(({ name, value }) => [name, value]));
  const read = new Set(given.keys());
  for (const { name, indicator } of members.map(({ name }) => ({ name, indicator: indicatorOf(pack, name) })))
    if (indicator?.kind === 'expr')
      for (const each of allNamesIn(pack, indicator.expr.tree)) if (each !== name) read.add(each);
  const used = pack.indicators.filter(({ name }) => read.has(name));
  if (!used.every((each) => each.kind === 'expr' || isOverReports(each))) return undefined;
  const values = new Map<string, Known>();
  for (const { name, ...each } of used)
    if (each.kind !== 'expr') values.set(name, given.get(name) ?? nothingReported(pack, name));
  const readings = readingsOf({ indicators: values, members: new Map() });
  for (const each of used) {
    if (each.kind !== 'expr') continue;
    values.set(each.name, knownIn(evaluate(each.expr.tree, readings, new Map())));
  }
  const isRight = members.every(({ name, value }) => isSame(values.get(name) ?? null, value));
  return isRight ? { code, indicators: values } : undefined;
}

function nothingReported(pack: Pack, name: string): Known {
  const indicator = indicatorOf(pack, name);
  const isZero = indicator !== undefined && 'missing' in indicator && indicator.missing === 'zero';
  return isZero ? ZERO : null;
}
