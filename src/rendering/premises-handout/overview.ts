import type { PremisesEntry, PremisesOverview } from '../../handouts/premises-handout.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { OPENING_STATES } from '../../premises/opening-state.ts';
import { closingParts, headParts, scopeTitle } from '../handout/document.ts';
import { filesTable } from '../handout/overview.ts';
import { numberedSections, type Part, type PrintedDocument } from '../handout/parts.ts';
import { rateText } from '../premises-summary/page.ts';
import { words as handoutWords } from '../words/handout.ts';
import { words as premisesWords } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { words as summaryWords } from '../words/premises-summary.ts';
import { calledText, countParts, placeIn } from './standing.ts';

/** How premises stand by area, and the documents; those that are in none are named. */
export function premisesOverviewDocument(
  overview: PremisesOverview,
  fileOf: (entry: Pick<PremisesEntry, 'area'>) => string,
  language: Language,
): PrintedDocument {
  const { whole, entries } = overview;
  const title = say(words.overviewTitle, language, { scope: scopeTitle(whole.list, language) });
  const sections = [
    { title: handoutWords.index[language], parts: [entriesTable(overview, language)] },
    { title: words.summary[language], parts: countParts(whole, language) },
    { title: words.elsewhere[language], parts: elsewhereParts(overview, language) },
    { title: handoutWords.files[language], parts: [filesTable({ entries }, fileOf, language)] },
  ];
  return {
    language,
    title,
    parts: [
      { kind: 'title', text: title },
      ...headParts(whole.list, whole.number, language),
      ...numberedSections(sections, language),
      ...closingParts(whole, whole.list.asOf, language),
    ],
  };
}

/** A row an area: how many of its premises stand how, are linked to cases, and work. */
export function entriesTable({ whole, entries }: PremisesOverview, language: Language): Part {
  const states = OPENING_STATES.filter((state) => whole.counts[state] > 0);
  const isLinked = entries.some(({ linked }) => linked > 0);
  const right = (head: string, share = 1.2) => ({ head, share, align: 'right' as const });
  return {
    kind: 'table',
    columns: [
      { head: handoutWords.district[language], share: 2 },
      right(words.total[language]),
      ...states.map((state) => right(premisesWords[state][language])),
      ...(isLinked ? [right(words.linkedCount[language])] : []),
      right(summaryWords.working[language], 1.8),
      right(summaryWords.rate[language], 2.3),
    ],
    rows: entries.map(({ area, counts, linked, working }) => [
      area.names.at(-1) ?? area.name,
      grouped(working.total),
      ...states.map((state) => grouped(counts[state])),
      ...(isLinked ? [grouped(linked)] : []),
      `${grouped(working.working)} / ${grouped(working.total)}`,
      rateText(working, whole.working.rounding),
    ]),
  };
}

export function elsewhereParts({ elsewhere, whole }: PremisesOverview, language: Language): Part[] {
  if (elsewhere.length === 0) return [];
  return [
    { kind: 'text', text: words.elsewhereNote[language] },
    {
      kind: 'table',
      columns: [
        { head: words.premises[language], share: 5 },
        { head: words.place[language], share: 5 },
      ],
      rows: elsewhere.map((sheet) => [calledText(sheet, language), placeIn(sheet.place, whole.list.scope)]),
    },
  ];
}
