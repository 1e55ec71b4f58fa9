import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { basisOf, type StandingContext, unknownNames } from './basis.ts';
import { parseExpression } from './expressions/index.ts';
import { sharesDays } from './in-force.ts';
import type { RawMeasures } from './raw.ts';
import type { OpeningRow, Openness } from './standing.ts';
import { textFrom } from './text.ts';

type Raw = NonNullable<RawMeasures['opening']>[number];
type RawOpenness = Raw['tiers'][string];

/** Which premises are open in which tier, and what is wrong with how that is written. */
export function parseOpening(raw: readonly Raw[], context: StandingContext) {
  const parsed = raw.map((one, index) => parseRow(one, index, context));
  const opening = parsed.map(({ row }) => row);
  return {
    opening,
    problems: [...parsed.flatMap(({ problems }) => problems), ...repeated(opening, context)],
  };
}

function parseRow(
  raw: Raw,
  index: number,
  context: StandingContext,
): { readonly row: OpeningRow; readonly problems: readonly Problem[] } {
  const path = ['opening', index];
  const { yaml, sectors, scope } = context;
  const { basis, problems } = basisOf(raw, raw.source, path, context);
  const when =
    raw.when === undefined
      ? undefined
      : parseExpression(raw.when, scope, (at) => yaml.spotIn([...path, 'when'], at));
  const tiers = Object.entries(raw.tiers);
  const row = {
    ...basis,
    sectors: [raw.sector].flat(),
    tiers: Object.fromEntries(tiers.map(([tier, each]) => [tier, opennessFrom(each)])),
    ...(when?.written === undefined ? {} : { when: when.written }),
  };
  return {
    row,
    problems: [
      ...unknownNames('pack-unknown-sector', raw.sector, sectors, [...path, 'sector'], yaml),
      ...tiers.flatMap(([tier, each]) => cellProblems(tier, each, index, context)),
      ...problems,
      ...(when?.problems ?? []),
    ],
  };
}

function opennessFrom(raw: RawOpenness): Openness {
  if (typeof raw === 'string') return { state: raw };
  return { state: 'conditional', conditions: textFrom(raw.conditional), measures: raw.measures ?? [] };
}

function cellProblems(tier: string, raw: RawOpenness, index: number, context: StandingContext): Problem[] {
  const { yaml, tiers, measures } = context;
  const path = ['opening', index, 'tiers', tier];
  const ids = measures.map(({ id }) => id);
  const named = typeof raw === 'string' ? undefined : raw.measures;
  return [
    ...(tiers.includes(tier)
      ? []
      : [
          error('pack-unknown-tier', {
            ...yaml.spotOf(path, 'key'),
            value: tier,
            suggest: nearest(tier, tiers),
          }),
        ]),
    ...unknownNames('pack-unknown-measure', named, ids, [...path, 'measures'], yaml),
  ];
}

/** What an earlier row says of the same sector and tier, in the same context, on the same days. */
function repeated(opening: readonly OpeningRow[], { yaml }: StandingContext): Problem[] {
  return opening.flatMap((one, index) =>
    Object.keys(one.tiers).flatMap((tier): Problem[] => {
      const others = opening
        .slice(0, index)
        .filter((other) => other.when?.text === one.when?.text && Object.hasOwn(other.tiers, tier))
        .filter((other) => sharesDays(other.inForce, one.inForce));
      const sector = one.sectors.find((each) => others.some(({ sectors }) => sectors.includes(each)));
      if (sector === undefined) return [];
      const spot = yaml.spotOf(['opening', index, 'tiers', tier], 'key');
      return [error('pack-duplicate-opening', { ...spot, value: tier, with: { sector } })];
    }),
  );
}
