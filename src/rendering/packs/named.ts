import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ContextHeader, PolicyHeader } from '../../workspace/named-list.ts';
import type { CsvValue } from '../csv.ts';
import type { ListedContext, ListedPolicy } from '../outputs/list.ts';
import type { Block, Row } from '../page.ts';
import { statuses } from '../words/measures.ts';
import { errorNoun, words } from '../words/packs.ts';
import { spanText } from '../words/spans.ts';

type Header = PolicyHeader | ContextHeader;

/** The policies there are: which pack each puts in charge, from which day. */
export function policies(list: readonly PolicyHeader[], language: Language): Block[] {
  const rows = list.flatMap((each) => [
    heading(each, [], language),
    ...each.packs.map(({ pack, from, until }) =>
      entry({ from, ...(until === undefined ? {} : { until }) }, pack, language),
    ),
  ]);
  return table(words.policies[language], words.pack[language], rows, language);
}

/** The contexts there are: their values by day, and how far their sources were read. */
export function contexts(list: readonly ContextHeader[], language: Language): Block[] {
  const rows = list.flatMap((each) => {
    const read = each.statuses.map((status) => statuses[status][language]);
    return [
      heading(each, read, language),
      ...each.values.map(({ from, value }) => entry({ from }, String(value), language)),
    ];
  });
  return table(words.contexts[language], words.value[language], rows, language);
}

function table(title: string, what: string, rows: readonly Row[], language: Language): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: title, level: 2 },
    { kind: 'table', columns: [{ head: words.inForce[language] }, { head: what }], rows },
  ];
}

/** A policy or a context: its name, title, how far its sources were read, where it comes from, what is wrong. */
function heading(header: Header, read: readonly string[], language: Language): Row {
  const { id, title, errors, origin } = header;
  const broken = say(words.brokenFile, language, { errors: counted(errors, errorNoun, language) });
  const about = [...read, originText(origin, language), ...(errors === 0 ? [] : [broken])];
  const values = { id, title: title?.[language] ?? '', about: listed(about, language) };
  return { kind: 'group', text: say(words[title === undefined ? 'unread' : 'named'], language, values) };
}

function entry(days: { from: string; until?: string }, what: string, language: Language): Row {
  return { kind: 'row', cells: [spanText(days, language), what] };
}

/** Where a file comes from. */
export function originText(origin: string, language: Language): string {
  return origin === 'built-in' ? words.builtIn[language] : origin;
}

export function policyValue({ id, title, jurisdiction, packs, origin, errors }: PolicyHeader): ListedPolicy {
  return {
    kind: 'policy',
    id,
    title: title ?? null,
    jurisdiction: jurisdiction ?? null,
    packs: packs.map(({ pack, from, until }) => ({ pack, from, until: until ?? null })),
    origin,
    errors,
  };
}

export function contextValue(header: ContextHeader): ListedContext {
  const { id, title, jurisdiction, values, origin, errors } = header;
  return {
    kind: 'context',
    id,
    title: title ?? null,
    jurisdiction: jurisdiction ?? null,
    values: values.map(({ from, value }) => ({ from, value })),
    statuses: header.statuses,
    origin,
    errors,
  };
}

/** A policy as a row beside those of packs; its entries are `pack@day`. */
export function policyRow(header: PolicyHeader): CsvValue[] {
  const entries = header.packs.map(({ pack, from }) => `${pack}@${from}`);
  return csvRow('policy', header, header.packs[0]?.from, null, entries);
}

/** A context as a row beside those of packs; its entries are `value@day`. */
export function contextRow(header: ContextHeader): CsvValue[] {
  const entries = header.values.map(({ from, value }) => `${value}@${from}`);
  return csvRow('context', header, header.values[0]?.from, header.statuses.join(' '), entries);
}

function csvRow(
  kind: string,
  { id, title, jurisdiction, origin, errors }: Header,
  from: string | undefined,
  read: string | null,
  entries: readonly string[],
): CsvValue[] {
  const { zh = null, en = null } = title ?? {};
  const day = from ?? null;
  return [
    kind,
    id,
    zh,
    en,
    null,
    null,
    jurisdiction ?? null,
    day,
    null,
    read,
    origin,
    errors,
    entries.join(' '),
  ];
}
