import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import { parseArrivals } from './arrivals.ts';
import { clauseAt } from './clause.ts';
import { parseExpression, type Scope } from './expressions/index.ts';
import { parseForbids } from './forbids.ts';
import { inForceFrom } from './in-force.ts';
import { parseOpening } from './opening.ts';
import type { Measure, Pack, Source } from './pack.ts';
import type { FullMeasure, FullMeasures } from './raw.ts';
import { SECTORS } from './sectors.ts';
import { sourceProblems } from './sources.ts';
import { textFrom } from './text.ts';

interface MeasureContext {
  readonly yaml: YamlFile;
  readonly tiers: readonly string[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly scope: Scope;
  readonly openingScope: Scope;
}

interface Measures {
  readonly measures: readonly Measure[];
  /** What is said beside the measures themselves, as far as it is. */
  readonly standing: Pick<Pack, 'forbids' | 'opening' | 'arrivals' | 'sectors'>;
  readonly problems: readonly Problem[];
}

/** Parses the measures of a pack. */
export function parseMeasures(raw: FullMeasures, context: MeasureContext): Measures {
  const parsed = raw.measures.map((one, index) => parseMeasure(one, index, context));
  const repeated = [...raw.measures.entries()].filter(
    ([index, { id }]) => raw.measures.findIndex((other) => other.id === id) < index,
  );
  const duplicates = repeated.map(([index, { id }]) =>
    error('pack-duplicate-measure', { ...context.yaml.spotOf(['measures', index, 'id']), value: id }),
  );
  const measures = parsed.map(({ measure }) => measure);
  const { standing, problems } = parseStanding(raw, { ...context, measures });
  return {
    measures,
    standing,
    problems: [...duplicates, ...parsed.flatMap((each) => each.problems), ...problems],
  };
}

/** What a standard forbids, which premises are open, and what people who arrive meet. */
function parseStanding(
  raw: FullMeasures,
  context: MeasureContext & Pick<Measures, 'measures'>,
): Pick<Measures, 'standing' | 'problems'> {
  const used = context.measures.flatMap(({ sector }) => sector ?? []);
  const sectors = [...new Set([...Object.keys(SECTORS), ...Object.keys(raw.sectors ?? {}), ...used])];
  const forbids = raw.forbids && parseForbids(raw.forbids, { ...context, sectors });
  const opening =
    raw.opening && parseOpening(raw.opening, { ...context, scope: context.openingScope, sectors });
  const arrivals = raw.arrivals && parseArrivals(raw.arrivals, { ...context, sectors });
  const called = Object.entries(raw.sectors ?? {}).map(([name, text]) => [name, textFrom(text)] as const);
  return {
    standing: {
      ...(forbids && { forbids: forbids.forbids }),
      ...(opening && { opening: opening.opening }),
      ...(arrivals && { arrivals: arrivals.arrivals }),
      ...(raw.sectors && { sectors: Object.fromEntries(called) }),
    },
    problems: [forbids, opening, arrivals].flatMap((each) => each?.problems ?? []),
  };
}

function parseMeasure(
  raw: FullMeasure,
  index: number,
  { yaml, tiers, sources, scope }: MeasureContext,
): { readonly measure: Measure; readonly problems: readonly Problem[] } {
  const path = ['measures', index];
  const when =
    raw.when === undefined
      ? undefined
      : parseExpression(raw.when, scope, (at) => yaml.spotIn([...path, 'when'], at));
  const inForce = inForceFrom(yaml, [...path, 'in_force'], raw.in_force);
  const measure: Measure = {
    id: raw.id,
    title: textFrom(raw.title),
    text: textFrom(raw.text),
    tiers: raw.tiers,
    audience: Array.isArray(raw.audience) ? raw.audience : [raw.audience],
    kind: raw.kind,
    source: raw.source,
    status: raw.status ?? sources[raw.source]?.status ?? 'unverified',
    clause: clauseAt(yaml, path),
    ...optionalParts(raw),
    ...(raw.in_force === undefined ? {} : { inForce: inForce.inForce }),
    ...(when?.written === undefined ? {} : { when: when.written }),
  };
  const unknown = [...raw.tiers.entries()].filter(([, tier]) => !tiers.includes(tier));
  const problems = [
    ...unknown.map(([at, tier]) =>
      error('pack-unknown-tier', {
        ...yaml.spotOf([...path, 'tiers', at]),
        value: tier,
        suggest: nearest(tier, tiers),
      }),
    ),
    ...sourceProblems(yaml, [...path, 'source'], raw.source, sources),
    ...inForce.problems,
    ...(when?.problems ?? []),
  ];
  return { measure, problems };
}

function optionalParts(raw: FullMeasure): Partial<Measure> {
  return {
    ...(raw.sector === undefined ? {} : { sector: raw.sector }),
    ...(raw.frequency === undefined ? {} : { frequency: textFrom(raw.frequency) }),
    ...(raw.duration === undefined ? {} : { duration: raw.duration }),
    ...(raw.days === undefined ? {} : { days: raw.days }),
    ...(raw.responsible === undefined ? {} : { responsible: textFrom(raw.responsible) }),
    ...(raw.parameters === undefined ? {} : { parameters: raw.parameters }),
    ...(raw.clause === undefined ? {} : { clauseOfSource: raw.clause }),
    ...(raw.use === undefined ? {} : { use: raw.use }),
  };
}
