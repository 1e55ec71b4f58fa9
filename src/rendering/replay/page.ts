import { counted, grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { tierTitle } from '../../zoning/verdict.ts';
import type { Block, Cell, Column, Page, Row } from '../page.ts';
import { toneOfTier } from '../tiers.ts';
import { kinds, symbols } from '../words/diff.ts';
import { nightNoun, words } from '../words/replay.ts';
import type { ReplayedNights } from './replayed.ts';

type Night = ReplayedNights['nights'][number];

/** A replay for people to read: a table a pack, a row a night, and how many nights were published. */
export function replayPage({ nights }: ReplayedNights, language: Language): Page {
  const span = { from: nights[0]?.published.day ?? '', to: nights.at(-1)?.published.day ?? '' };
  const count = (outcome: Night['published']['outcome']): string =>
    grouped(nights.filter(({ published }) => published.outcome === outcome).length);
  const values = {
    ...span,
    nights: counted(nights.length, nightNoun, language),
    published: count('published'),
    same: count('same'),
    revised: count('revised'),
  };
  return [
    { kind: 'heading', text: say(words.title, language, span), level: 1 },
    ...byPack(nights).flatMap((each) => ofPack(each, language)),
    { kind: 'summary', text: say(words.summary, language, values) },
  ];
}

/** Nights that one pack judged, one after the other. */
function byPack(nights: readonly Night[]): Night[][] {
  const runs: Night[][] = [];
  for (const night of nights) {
    const last = runs.at(-1);
    if (last?.[0]?.pack.id === night.pack.id) last.push(night);
    else runs.push([night]);
  }
  return runs;
}

function ofPack(nights: readonly Night[], language: Language): Block[] {
  const pack = nights[0]?.pack;
  if (pack === undefined) return [];
  const { id, edition, title } = pack;
  const isPlain = nights.every(({ published }) => published.outcome === 'published');
  return [
    {
      kind: 'lines',
      lines: [{ text: say(words.pack, language, { title: title[language], id, edition }), hang: 2 }],
    },
    {
      kind: 'table',
      columns: columnsOf(pack, isPlain, language),
      rows: nights.map((night) => rowOf(night, pack, isPlain, language)),
    },
  ];
}

function columnsOf(pack: Pack, isPlain: boolean, language: Language): Column[] {
  const tiers = pack.tiers.map(({ tier }) => tierTitle(pack, tier)[language]);
  return [
    { head: words.day[language] },
    ...[...tiers, words.unknown[language]].map((head): Column => ({ head, align: 'right' })),
    { head: words.changes[language] },
    ...(isPlain ? [] : [{ head: words.night[language] }]),
  ];
}

function rowOf({ published, tally, changes }: Night, pack: Pack, isPlain: boolean, language: Language): Row {
  const tiers = pack.tiers.map(({ tier }): Cell => {
    const areas = tally.byTier[tier] ?? 0;
    return { text: grouped(areas), tone: areas === 0 ? 'faint' : toneOfTier(pack, tier) };
  });
  const unknown: Cell = { text: grouped(tally.unknown), tone: tally.unknown === 0 ? 'faint' : 'unknown' };
  const { day, revision, outcome } = published;
  return {
    kind: 'row',
    cells: [
      day,
      ...tiers,
      unknown,
      changesInShort(changes, language),
      ...(isPlain ? [] : [say(words[outcome], language, { revision })]),
    ],
  };
}

/** How many areas changed in which way; empty where none did. */
export function changesInShort(changes: Night['changes'], language: Language): string {
  return kindsIn(changes)
    .map(({ kind, areas }) =>
      language === 'zh'
        ? `${symbols[kind]}${kinds[kind].zh}${grouped(areas)}`
        : `${symbols[kind]}${grouped(areas)} ${kinds[kind].en}`,
    )
    .join('  ');
}

function kindsIn(changes: Night['changes']): { kind: keyof typeof kinds; areas: number }[] {
  const order = Object.keys(kinds).filter((kind): kind is keyof typeof kinds => kind in changes);
  return order.map((kind) => ({ kind, areas: changes[kind] ?? 0 }));
}
