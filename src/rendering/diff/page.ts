import {
  CAUSES,
  type Cause,
  type CausePart,
  type Change,
  type ChangeKind,
  type Diff,
} from '../../diff/change.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { byDistrict, shortDay, shortName } from '../areas.ts';
import type { Block, Cell, Line, Page, Row } from '../page.ts';
import { measureTitles, type Titles } from '../titles.ts';
import { causes, kinds, shortCauses, symbols, words } from '../words/diff.ts';
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
  const { from, to } = diff;
  const changes = allOf(diff);
  const title =
    from === null
      ? say(words.titleFirst, language, { to: to.asOf })
      : say(words.title, language, { from: from.asOf, to: to.asOf });
  const lines: Line[] = [];
  if (from === null) lines.push({ text: words.first[language] });
  else if (from.pack !== to.pack)
    lines.push({ text: say(words.rules, language, { from: from.pack, to: to.pack }), tone: 'unknown' });
  if (from !== null && changes.length === 0) lines.push({ text: words.nothing[language] });
  return [
    { kind: 'heading', text: title, level: 1 },
    ...(lines.length === 0 ? [] : [{ kind: 'lines', lines } as const]),
    ...(changes.length === 0 ? [] : [{ kind: 'gap' } as const, changesTable(diff, language, titles)]),
  ];
}

/** What was judged otherwise, then what comes into force. */
function allOf({ changes, intoForce }: Diff): readonly Change[] {
  return [...changes, ...intoForce];
}

export function diffSummary(diff: Diff, language: Language): string {
  const { from, to } = diff;
  const changes = allOf(diff);
  const counts = KINDS.map((kind) => ({ kind, count: changes.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) =>
      language === 'zh' ? `${kinds[kind].zh} ${grouped(count)}` : `${grouped(count)} ${kinds[kind].en}`,
    );
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

function changesTable(diff: Diff, language: Language, titles: Titles): Block {
  const rows = byDistrict(allOf(diff), ({ area }) => area).flatMap(({ heading, items }): Row[] => [
    { kind: 'group', text: heading },
    ...items.map((change) => changeRow(change, diff, language, titles)),
  ]);
  const columns = [
    { head: words.change[language] },
    { head: words.area[language], least: 12 },
    { head: words.tiers[language], least: 12 },
    { head: words.inForce[language] },
  ];
  return { kind: 'table', columns, rows };
}

function changeRow(change: Change, { to }: Diff, language: Language, titles: Titles): Row {
  const { kind, area, inForceFrom, reasons, impose, lift } = change;
  const tierText = (tier: string | null): string =>
    tier === null && kind === 'in_force' ? words.noTier[language] : titles.tier(tier)[language];
  const tiers = `${tierText(change.from)} → ${tierText(change.to)}`;
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
      say(words.inForceFrom, language, { day }),
    ],
    notes,
  };
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
