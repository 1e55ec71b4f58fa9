import type { CalendarNight, Evidence } from '../../analysis/examples/evidence.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Line } from '../page.ts';
import { words } from '../words/packs.ts';

/** What shows a finding that is no situation of an area, in a line. */
export function evidenceLines(evidence: Evidence | undefined, language: Language): Line[] {
  if (evidence === undefined) return [];
  return [{ text: textOf(evidence, language), indent: 2, hang: 2, tone: 'faint' }];
}

function textOf(evidence: Evidence, language: Language): string {
  const lead = words.example[language];
  switch (evidence.kind) {
    case 'row': {
      const cells = Object.entries(evidence.row).map(
        ([name, cell]) => `${name} = ${cell || words.emptyCell[language]}`,
      );
      const said = evidence.counted === null ? 'rowUnknown' : evidence.counted ? 'rowHolds' : 'rowFails';
      return say(words.rowLine, language, { lead, cells: cells.join(', '), said: words[said][language] });
    }
    case 'opening': {
      const tiers = evidence.tiers.map(({ tier, state }) => `${tier} ${state}`).join(', ');
      const when = evidence.day === null ? '' : say(words.onDay, language, { day: evidence.day });
      return say(words.openingLine, language, { lead, sector: evidence.sector, tiers, when });
    }
    case 'measure':
      return say(words.measureLine, language, {
        lead,
        measure: evidence.measure,
        tier: evidence.tier,
        day: evidence.day,
      });
    case 'calendar':
      return say(words.calendarLine, language, {
        lead,
        nights: stretches(evidence.nights, language).join('; '),
      });
    case 'nights': {
      const side = (one: 'without' | 'withMore'): string =>
        stretches(
          evidence.nights.map((night) => ({ day: night.day, ...night[one] })),
          language,
        ).join(', ');
      const row = Object.values(evidence.row).filter((cell) => cell !== '');
      return say(words.nightsLine, language, {
        lead,
        without: side('without'),
        row: row.join(' '),
        withMore: side('withMore'),
      });
    }
  }
}

type Shown = Omit<CalendarNight, 'tier'> & { readonly tier: string | null };

/** Nights with the same tier and the same evaluation, together: `2022-05-03–2022-05-09 high (low)`. */
function stretches(nights: readonly Shown[], language: Language): string[] {
  const told: string[] = [];
  let from = 0;
  nights.forEach((night, i) => {
    const next = nights[i + 1];
    if (next !== undefined && next.tier === night.tier && next.raw === night.raw) return;
    const first = nights[from]?.day ?? night.day;
    const days = first === night.day ? first : `${first}–${night.day}`;
    const tier = night.tier ?? words.unknownTier[language];
    told.push(`${days} ${night.raw === null ? '·' : night.raw} → ${tier}`);
    from = i + 1;
  });
  return told;
}
