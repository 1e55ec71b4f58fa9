import type { HandoutOverview, OverviewEntry } from '../../handouts/handout.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { shortDay } from '../areas.ts';
import { tierWord } from '../tiers.ts';
import { words } from '../words/handout.ts';
import { changeParts, closingParts, headParts, scopeTitle } from './document.ts';
import { numberedSections, type Part, type PrintedDocument } from './parts.ts';
import { tierParts } from './tiers.ts';

/** What there is for whom: where things stand by district, what is new and what ended, and the documents. */
export function overviewDocument(
  overview: HandoutOverview,
  fileOf: (entry: OverviewEntry) => string,
  language: Language,
): PrintedDocument {
  const { applying, changes } = overview.whole;
  const title = say(words.overviewTitle, language, { scope: scopeTitle(applying, language) });
  const sections = [
    { title: words.index[language], parts: [entriesTable(overview, language)] },
    { title: words.changes[language], parts: changeParts(changes, language) },
    { title: words.places[language], parts: tierParts(applying, language) },
    { title: words.files[language], parts: [filesTable(overview, fileOf, language)] },
  ];
  return {
    language,
    title,
    parts: [
      { kind: 'title', text: title },
      ...headParts(applying, overview.number, language),
      ...numberedSections(sections, language),
      ...closingParts(overview, applying.asOf, language),
    ],
  };
}

/** A row a district: its areas by tier, its measures, what is new, and the next date. */
export function entriesTable({ entries, whole }: HandoutOverview, language: Language): Part {
  const { pack, inForceOn } = whole.applying;
  const tiers = pack.tiers.filter(({ tier }) => entries.some(({ byTier }) => (byTier[tier] ?? 0) > 0));
  const isUnknown = entries.some(({ unknown }) => unknown > 0);
  const right = (head: string) => ({ head, share: 1.1, align: 'right' as const });
  const number = (count: number | null | undefined): string => (count == null ? '—' : grouped(count));
  return {
    kind: 'table',
    columns: [
      { head: words.district[language], share: 2.4 },
      ...tiers.map(({ title }) => right(title[language])),
      ...(isUnknown ? [right(tierWord(pack, null, language))] : []),
      right(words.measuresCount[language]),
      right(words.startingCount[language]),
      right(words.endingCount[language]),
      { head: words.next[language], share: 1.6 },
    ],
    rows: entries.map(({ area, byTier, unknown, measures, starting, ending, next }) => [
      area.names.at(-1) ?? area.name,
      ...tiers.map(({ tier }) => number(byTier[tier] ?? 0)),
      ...(isUnknown ? [number(unknown)] : []),
      number(measures),
      number(starting),
      number(ending),
      next === null ? '—' : shortDay(next, inForceOn),
    ]),
  };
}

/** The documents by area. */
export function filesTable<Entry extends Pick<OverviewEntry, 'area' | 'number'>>(
  { entries }: { readonly entries: readonly Entry[] },
  fileOf: (entry: Entry) => string,
  language: Language,
): Part {
  return {
    kind: 'table',
    columns: [
      { head: words.district[language], share: 2 },
      { head: words.numberOf[language], share: 3 },
      { head: words.file[language], share: 4 },
    ],
    rows: entries.map((entry) => {
      const file = fileOf(entry);
      return [entry.area.names.at(-1) ?? entry.area.name, entry.number, { text: file, file }];
    }),
  };
}
