import { addDays } from '../../days.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { isBroughtBy } from '../../measures/applying.ts';
import type { MeasureList } from '../../measures/list.ts';
import { defaultTier, type Measure } from '../../rules/pack.ts';
import { isSelective } from '../../rules/selective.ts';
import type { Snapshot } from '../../zoning/verdict.ts';
import { shortDay } from '../areas.ts';
import type { Block, Row } from '../page.ts';
import { tierLabel } from '../tiers.ts';
import { words } from '../words/snapshot.ts';

/** Every tier with the number of its areas and, in short, the measures that listed tiers bring. */
export function tiersTable(snapshot: Snapshot, language: Language, measures: MeasureList | null): Block {
  const { pack, tally } = snapshot;
  const normal = defaultTier(pack)?.tier;
  const rows = pack.tiers.map(({ tier }): Row => {
    const count = tally.byTier[tier] ?? 0;
    const shown =
      tier === normal || count === 0
        ? ''
        : (comingText(snapshot, tier, language) ?? measuresInShort(snapshot, tier, language, measures));
    return { kind: 'row', cells: [tierLabel(pack, tier, language), grouped(count), shown] };
  });
  const unknown: Row = { kind: 'row', cells: [tierLabel(pack, null, language), grouped(tally.unknown), ''] };
  return {
    kind: 'table',
    columns: [
      { head: words.tier[language] },
      { head: words.areas[language], align: 'right' },
      { head: words.measures[language], least: 24, most: 3, spare: 1 },
    ],
    rows: [...rows, unknown],
  };
}

/** From when a tier is in force that is judged, and in force nowhere yet: until then it brings nothing. */
function comingText({ zones, asOf }: Snapshot, tier: string, language: Language): string | undefined {
  if (zones.some(({ tierInForce }) => tierInForce === tier)) return undefined;
  const [day] = zones.flatMap((zone) => (zone.tier === tier ? zone.effectiveFrom : [])).sort();
  return day === undefined ? undefined : say(words.comingTier, language, { day: shortDay(day, asOf) });
}

/**
 * Measures of a tier, their titles joined. What depends on circumstances is known only from a list of measures; without
 * one such measures are only counted, and so are those that apply in some areas of a tier and not in others, or of which it
 * is not known whether they apply.
 */
function measuresInShort(
  { pack, asOf }: Snapshot,
  tier: string,
  language: Language,
  measures: MeasureList | null,
): string {
  const listed = measures?.byAudience.flatMap((group) => group.measures);
  const applying = listed?.map(({ measure }) => measure.id);
  const open = new Set(listed?.flatMap(({ measure, undecided }) => (undecided ? measure.id : [])));
  const isKnown = ({ id }: Measure): boolean => applying?.includes(id) ?? true;
  const known = pack.measures.filter(isKnown);
  const ofTier = known.filter((measure) => isBroughtBy(pack, measure, tier, addDays(asOf, 1)));
  const isSure = (measure: Measure): boolean =>
    measures === null ? measure.when === undefined : !isSelective(measure) && !open.has(measure.id);
  const sure = ofTier.filter(isSure);
  const parts = [];
  if (sure.length > 0) {
    const titles = sure.map(({ title }) => title[language]).join(language === 'zh' ? '；' : '; ');
    parts.push(say(words.measureList, language, { count: sure.length, titles }));
  }
  if (sure.length < ofTier.length)
    parts.push(say(words.conditional, language, { count: ofTier.length - sure.length }));
  return parts.join(language === 'zh' ? '；' : '; ');
}
