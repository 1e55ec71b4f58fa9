import type { Handout } from '../../handouts/handout.ts';
import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { sectorName } from '../measures/measure-lines.ts';
import { opennessText } from '../pack-page/standing.ts';
import { openingText } from '../premises/opening.ts';
import { tierLabel } from '../tiers.ts';
import { words } from '../words/handout.ts';
import { words as standing } from '../words/standing.ts';
import { rowsOf, sourcesOfHandout } from './cited.ts';
import type { Part } from './parts.ts';

/** A row a sector, a column a tier in force; nothing where the standard says nothing of premises. */
export function openingParts(handout: Handout, language: Language): Part[] {
  const { opening, applying } = handout;
  if (opening === null) return [];
  const { pack } = applying;
  const sources = sourcesOfHandout(handout);
  const rows = opening.sectors.map(({ sector, cells }) => {
    const textOf = (tier: string | null): string => {
      const opening = cells.find((cell) => cell.tier === tier)?.opening;
      if (opening?.kind === 'unknown') return openingText(opening, language).text;
      return opennessText(opening?.openness, pack, language);
    };
    const numbers = [...new Set(cells.flatMap(rowsOf).map(({ source }) => sources.indexOf(source) + 1))];
    return [
      sectorName(pack, sector, language),
      ...opening.tiers.map(textOf),
      listed(
        numbers.map((number) => say(words.sourceNumber, language, { number })),
        language,
      ),
    ];
  });
  const isUnsaid = opening.sectors.some(({ cells }) => cells.length < opening.tiers.length);
  return [
    {
      kind: 'table',
      columns: [
        { head: standing.sector[language], share: 2 },
        ...opening.tiers.map((tier) => ({ head: tierLabel(pack, tier, language).text, share: 3 })),
        { head: words.source[language], share: 1.5 },
      ],
      rows,
    },
    ...(isUnsaid ? [{ kind: 'text', text: words.unsaidMeans[language], minor: true } as const] : []),
  ];
}
