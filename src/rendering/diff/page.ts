import {
  CAUSES,
  type Cause,
  type CausePart,
  type Change,
  type ChangeKind,
  type ComparedPack,
  type Diff,
} from '../../diff/change.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { tierTitle } from '../../zoning/verdict.ts';
import { byDistrict, shortDay, shortName } from '../areas.ts';
import type { Block, Cell, Line, Page, Row } from '../page.ts';
import { tierNamed } from '../tiers.ts';
import { measureTitles, type Titles } from '../titles.ts';
import { causes, kinds, matchedBy, shortCauses, symbols, words } from '../words/diff.ts';
import { reasonSentence } from './reasons.ts';

/** Kinds in the order in which they are counted. */
const KINDS: readonly ChangeKind[] = [
  'raised',
  'listed',
  'new',
  'changed',
  'lowered',
  'delisted',
  'known',
  'removed',
  'unknown',
  'in_force',
];

/** What changed, for people to read: by district, each change with its reasons and what it imposes and lifts. */
export function diffPage(diff: Diff, language: Language, titles: Titles): Page {
  return [...diffBody(diff, language, titles), { kind: 'summary', text: diffSummary(diff, language) }];
}

/** The same without the last line, for pages that say more. */
export function diffBody(diff: Diff, language: Language, titles: Titles): Block[] {
  const { from, to, packs } = diff;
  const changes = allOf(diff);
  const title =
    packs !== undefined
      ? say(words.titlePacks, language, { from: packs.from.name, to: packs.to.name, day: to.asOf })
      : from === null
        ? say(words.titleFirst, language, { to: to.asOf })
        : say(words.title, language, { from: from.asOf, to: to.asOf });
  const lines: Line[] = [];
  if (packs !== undefined) lines.push(...matchLines(packs, language));
  else if (from === null) lines.push({ text: words.first[language] });
  else if (from.pack !== to.pack)
    lines.push({ text: say(words.rules, language, { from: from.pack, to: to.pack }), tone: 'unknown' });
  const nothing = packs === undefined ? words.nothing : words.samePacks;
  if (from !== null && changes.length === 0) lines.push({ text: nothing[language] });
  return [
    { kind: 'heading', text: title, level: 1 },
    ...(lines.length === 0 ? [] : [{ kind: 'lines', lines } as const]),
    ...(changes.length === 0 ? [] : changesBlocks(diff, language, titles)),
  ];
}

/** The table, and below it once what every change in it would say, whatever the tiers: it came with the day. */
function changesBlocks(diff: Diff, language: Language, titles: Titles): Block[] {
  const all = { impose: inAll(diff, 'impose', titles), lift: inAll(diff, 'lift', titles) };
  const line = (text: Text, ids: readonly string[]): Line[] =>
    ids.length === 0
      ? []
      : [{ text: say(text, language, { titles: measureTitles(ids, titles, language) }), hang: 2 }];
  const lines = [...line(words.imposeAll, all.impose), ...line(words.liftAll, all.lift)];
  return [
    { kind: 'gap' },
    changesTable(diff, all, language, titles),
    ...(lines.length === 0 ? [] : [{ kind: 'gap' } as const, { kind: 'lines', lines } as const]),
  ];
}

type Measures = Pick<Change, 'impose' | 'lift'>;

/** Measures that begin or end with each of several changes, and are for areas of the tier before as of the one after. */
function inAll(diff: Diff, what: keyof Measures, titles: Titles): string[] {
  const [first, ...others] = allOf(diff);
  if (first === undefined || others.length === 0) return [];
  const isWith = (id: string, change: Change): boolean =>
    change[what].includes(id) && titles.isForBoth(id, change.from, change.to);
  return first[what].filter((id) => [first, ...others].every((change) => isWith(id, change)));
}

/** What was judged otherwise, then what comes into force. */
function allOf({ changes, intoForce }: Diff): readonly Change[] {
  return [...changes, ...intoForce];
}

export function diffSummary(diff: Diff, language: Language): string {
  const { from, to, packs } = diff;
  const changes = allOf(diff);
  const counts = KINDS.map((kind) => ({ kind, count: changes.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) =>
      language === 'zh' ? `${kinds[kind].zh} ${grouped(count)}` : `${grouped(count)} ${kinds[kind].en}`,
    );
  if (packs !== undefined) {
    const names = { day: to.asOf, from: packs.from.name, to: packs.to.name };
    return say(words.summaryPacks, language, {
      ...names,
      counts: counts.join(' · ') || words.noDifference[language],
    });
  }
  const none = from === null ? words.noComparison[language] : words.noChange[language];
  const values = { day: to.asOf, counts: counts.join(' · ') || none };
  if (from === null) return say(words.summaryFirst, language, values);
  const summary = say(words.summary, language, { ...values, from: from.asOf });
  const tally = causesTally(diff.changes, language);
  return tally === '' ? summary : say(words.summaryCauses, language, { summary, causes: tally });
}

/** In how many changes each cause has a part; a change with several is counted with each. Empty where none are told. */
function causesTally(changes: readonly Change[], language: Language): string {
  const parts = changes.map(({ causes: list }) => new Set(list?.flatMap(causesIn)));
  return CAUSES.map((cause) => ({ cause, count: parts.filter((each) => each.has(cause)).length }))
    .filter(({ count }) => count > 0)
    .map(({ cause, count }) => `${shortCauses[cause][language]} ${grouped(count)}`)
    .join(' · ');
}

function causesIn({ cause, with: together = [] }: CausePart): Cause[] {
  return [...together, cause];
}

function changesTable(diff: Diff, all: Measures, language: Language, titles: Titles): Block {
  const rows = byDistrict(allOf(diff), ({ area }) => area).flatMap(({ heading, items }): Row[] => [
    { kind: 'group', text: heading },
    ...items.map((change) => changeRow(without(change, all), diff, language, titles)),
  ]);
  const columns = [
    { head: words.change[language] },
    { head: words.area[language], least: 12 },
    { head: words.tiers[language], least: 12 },
    // Of two packs on one day neither comes into force after the other.
    ...(diff.packs === undefined ? [{ head: words.inForce[language] }] : []),
  ];
  return { kind: 'table', columns, rows };
}

function without(change: Change, { impose, lift }: Measures): Change {
  return {
    ...change,
    impose: change.impose.filter((id) => !impose.includes(id)),
    lift: change.lift.filter((id) => !lift.includes(id)),
  };
}

function changeRow(change: Change, { to, packs }: Diff, language: Language, titles: Titles): Row {
  const { kind, area, inForceFrom, reasons, impose, lift } = change;
  const tierText = (tier: string | null): string =>
    tier === null && kind === 'in_force' ? words.noTier[language] : titles.tier(tier)[language];
  const tiers = tiersText(change, tierText, packs && ((tier) => tierTitle(packs.from.pack, tier)[language]));
  const day = shortDay(inForceFrom, to.asOf);
  const why = reasons.map((reason) => reasonSentence(reason, language, to.asOf));
  const notes: Cell[] = [];
  if (why.length > 0)
    notes.push(say(words.why, language, { reasons: why.join(language === 'zh' ? '；' : '; ') }));
  const causedBy =
    change.causes?.map((part) => causeText(part, change.causes ?? [], tierText, language)) ?? [];
  if (causedBy.length > 0)
    notes.push(say(words.causes, language, { causes: causedBy.join(language === 'zh' ? '；' : '; ') }));
  if (impose.length > 0)
    notes.push(say(words.impose, language, { titles: measureTitles(impose, titles, language) }));
  if (lift.length > 0)
    notes.push(say(words.lift, language, { titles: measureTitles(lift, titles, language) }));
  return {
    kind: 'row',
    cells: [
      { text: `${symbols[kind]} ${kinds[kind][language]}`, tone: titles.tone(change.to) },
      shortName(area),
      { text: tiers, tone: titles.tone(change.to) },
      ...(packs === undefined ? [say(words.inForceFrom, language, { day })] : []),
    ],
    notes,
  };
}

/** From which tier to which; an area that is new, or is no more, has none on one side. */
function tiersText(
  { kind, from, to }: Change,
  tierText: (tier: string | null) => string,
  earlier: ((tier: string | null) => string) | undefined,
): string {
  const before = kind === 'new' ? '—' : (earlier ?? tierText)(from);
  return `${before} → ${kind === 'removed' ? '—' : tierText(to)}`;
}

/** How the tiers of two packs go together, where that is not by their names alone. */
function matchLines({ from, to, tiers }: NonNullable<Diff['packs']>, language: Language): Line[] {
  const named = (pack: Pack, tier: string): string => tierNamed(pack, tier, language);
  const pairs = tiers.matches.map((match) =>
    say(words.matchedBy, language, {
      from: named(from.pack, match.from),
      to: named(to.pack, match.to),
      by: matchedBy[match.by][language],
    }),
  );
  const isPlain = tiers.matches.every(({ by }) => by === 'name');
  const left = ({ name, pack }: ComparedPack, ids: readonly string[]): Line[] =>
    ids.length === 0
      ? []
      : [
          {
            text: say(words.unmatched, language, {
              pack: name,
              tiers: listed(
                ids.map((id) => named(pack, id)),
                language,
              ),
            }),
            tone: 'unknown',
            hang: 2,
          },
        ];
  return [
    ...(isPlain ? [] : [{ text: say(words.matched, language, { tiers: listed(pairs, language) }), hang: 2 }]),
    ...left(from, tiers.unmatched.from),
    ...left(to, tiers.unmatched.to),
  ];
}

/** A cause; of several each with its part, and with its night where these are several. */
function causeText(
  part: CausePart,
  parts: readonly CausePart[],
  tierText: (tier: string | null) => string,
  language: Language,
): string {
  const name = causesIn(part)
    .map((each) => causes[each][language])
    .join(' + ');
  if (parts.length === 1) return name;
  const last = parts.at(-1)?.on ?? part.on;
  const isOneNight = parts.every(({ on }) => on === last);
  const values = { cause: name, from: tierText(part.from), to: tierText(part.to) };
  if (isOneNight) return say(words.part, language, values);
  return say(words.partOn, language, { ...values, day: shortDay(part.on, last) });
}
