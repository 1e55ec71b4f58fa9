import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Basis, Forbidden, OpeningRow, Openness } from '../../rules/standing.ts';
import { sectorName } from '../measures/measure-lines.ts';
import type { Block, Row } from '../page.ts';
import { phrase } from '../phrases/expression.ts';
import { speechOf } from '../phrases/indicator.ts';
import { citation } from '../sources.ts';
import { audiences, kinds } from '../words/measures.ts';
import { words as pageWords } from '../words/pack-page.ts';
import { spanText } from '../words/spans.ts';
import { words } from '../words/standing.ts';
import { arrivals } from './arrivals.ts';

/** What the standard forbids, which premises are open in which tier, and what people who arrive meet. */
export function standing(pack: Pack, language: Language): Block[] {
  return [...forbids(pack, language), ...opening(pack, language), ...arrivals(pack, language)];
}

function forbids(pack: Pack, language: Language): Block[] {
  const { forbids: list = [] } = pack;
  if (list.length === 0) return [];
  const columns = [
    { head: pageWords.appliesIn[language] },
    { head: words.forbiddenKinds[language] },
    { head: words.towards[language] },
    { head: words.said[language], least: 24 },
    { head: pageWords.basis[language], least: 16 },
  ];
  return [
    { kind: 'heading', text: words.forbids[language], level: 2 },
    { kind: 'table', columns, rows: list.map((each) => forbiddenRow(each, pack, language)) },
  ];
}

function forbiddenRow(forbidden: Forbidden, pack: Pack, language: Language): Row {
  const { kinds: forbiddenKinds, audience, sector, text, except = [] } = forbidden;
  const people =
    audience === undefined
      ? words.everyone[language]
      : listed(
          audience.map((each) => audiences[each][language]),
          language,
        );
  const towards =
    sector === undefined
      ? people
      : say(words.inSector, language, { audience: people, sector: sectorName(pack, sector, language) });
  const named = forbiddenKinds.map((kind) => kinds[kind][language]);
  const taken = pack.measures.flatMap(({ id, title }) => (except.includes(id) ? title[language] : []));
  const but = taken.length === 0 ? '' : say(words.except, language, { measures: listed(taken, language) });
  const said = [text?.[language] ?? '', days(forbidden, language), but].filter((part) => part !== '');
  const cells = [
    tierNames(pack, forbidden.tiers, language),
    listed(named, language),
    towards,
    said.join(' '),
  ];
  return { kind: 'row', cells: [...cells, cited(forbidden, pack, language)] };
}

function opening(pack: Pack, language: Language): Block[] {
  const { opening: list = [] } = pack;
  if (list.length === 0) return [];
  const columns = [
    { head: words.sector[language], least: 8 },
    ...pack.tiers.map(({ title }) => ({ head: title[language], least: 12 })),
    { head: words.applies[language], least: 10 },
    { head: pageWords.basis[language], least: 16 },
  ];
  return [
    { kind: 'heading', text: words.opening[language], level: 2 },
    { kind: 'lines', lines: [{ text: words.precedence[language] }] },
    { kind: 'table', columns, rows: list.map((each) => openingRow(each, pack, language)) },
  ];
}

function openingRow(row: OpeningRow, pack: Pack, language: Language): Row {
  const sectors = row.sectors.map((sector) => sectorName(pack, sector, language));
  const when =
    row.when === undefined
      ? ''
      : say(pageWords.onlyIf, language, { condition: phrase(row.when.tree, speechOf(pack, language)) });
  const applies = [when, days(row, language)].filter((part) => part !== '');
  return {
    kind: 'row',
    cells: [
      listed(sectors, language),
      ...pack.tiers.map(({ tier }) => opennessText(row.tiers[tier], pack, language)),
      listed(applies, language),
      cited(row, pack, language),
    ],
  };
}

/** Whether premises are open, with the conditions; a dash where the standard does not say. */
export function opennessText(openness: Openness | undefined, pack: Pack, language: Language): string {
  if (openness === undefined) return words.unsaid[language];
  if (openness.state !== 'conditional') return words[openness.state][language];
  const { conditions, measures } = openness;
  const titles = pack.measures.filter(({ id }) => measures.includes(id)).map(({ title }) => title[language]);
  const by = titles.length === 0 ? '' : say(words.by, language, { measures: listed(titles, language) });
  return say(words.conditional, language, { conditions: conditions[language] }) + by;
}

/** The days on which something holds; empty where it always does. */
function days({ inForce }: Basis, language: Language): string {
  return inForce === undefined ? '' : spanText(inForce, language);
}

function tierNames({ tiers }: Pack, wanted: readonly string[], language: Language): string {
  return listed(
    tiers.filter(({ tier }) => wanted.includes(tier)).map(({ title }) => title[language]),
    language,
  );
}

function cited({ source, clauseOfSource, status }: Basis, pack: Pack, language: Language): string {
  return citation(pack, source, language, { clause: clauseOfSource, status });
}
