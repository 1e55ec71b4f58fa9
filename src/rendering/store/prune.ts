import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { RemovalValue, StorePruneValue } from '../outputs/store.ts';
import type { Block, Line, Page, Row } from '../page.ts';
import { sizeText } from '../sizes.ts';
import { toTerminal } from '../terminal.ts';
import { kinds, nouns, words } from '../words/store.ts';

/** What pruning a store removed, or would. */
export interface PrunedStore {
  readonly store: string;
  readonly applied: boolean;
  readonly rule: { readonly nights?: number; readonly revisions?: number };
  readonly removals: readonly {
    readonly kind: keyof typeof kinds;
    readonly day: string | null;
    readonly revision: number | null;
    readonly path: string;
    readonly bytes: number;
  }[];
  readonly stays: { readonly nights: number; readonly revisions: number; readonly kept: number };
  readonly span: { readonly first: string; readonly last: string } | null;
  readonly held: readonly string[];
}

/** Shows what goes of a store and what stays. */
export function renderStorePrune(pruned: PrunedStore, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(prunePage(pruned, look.language), look);
    case 'md':
      return toMarkdown(prunePage(pruned, look.language));
    case 'json':
      return jsonDocument(pruneValue(pruned));
    case 'ndjson':
      return jsonLines(pruned.removals.map(removalValue));
    case 'csv':
      return csvTable(
        ['kind', 'day', 'revision', 'path', 'bytes'],
        pruned.removals.map(({ kind, day, revision, path, bytes }) => [kind, day, revision, path, bytes]),
      );
  }
}

function pruneValue({ store, applied, rule, removals, stays, span, held }: PrunedStore): StorePruneValue {
  return {
    store,
    applied,
    keep: { nights: rule.nights ?? null, revisions: rule.revisions ?? null },
    removals: removals.map(removalValue),
    bytes: bytesOf(removals),
    stays: { ...stays, first: span?.first ?? null, last: span?.last ?? null },
    held,
  };
}

function removalValue({ kind, day, revision, path, bytes }: PrunedStore['removals'][number]): RemovalValue {
  return { kind, day, revision, path, bytes };
}

function prunePage(pruned: PrunedStore, language: Language): Page {
  const { removals, held } = pruned;
  return [
    { kind: 'heading', text: words.pruneTitle[language], level: 1 },
    { kind: 'lines', lines: ruleLines(pruned, language) },
    ...(removals.length === 0
      ? [{ kind: 'lines', lines: [{ text: words.nothing[language] }] } as const]
      : [{ kind: 'gap' } as const, removalsTable(pruned, language)]),
    ...(held.length === 0 ? [] : [{ kind: 'lines', lines: [heldLine(held, language)] } as const]),
    { kind: 'summary', text: summary(pruned, language) },
  ];
}

function ruleLines({ rule }: PrunedStore, language: Language): Line[] {
  const { nights, revisions } = rule;
  const lines = [
    ...(nights === undefined ? [] : [{ text: say(words.ruleNights, language, { days: nights }) }]),
    ...(revisions === undefined ? [] : [{ text: say(words.ruleRevisions, language, { days: revisions }) }]),
  ];
  return lines.length === 0 ? [{ text: words.ruleNone[language] }] : lines;
}

function removalsTable({ removals }: PrunedStore, language: Language): Block {
  const order = Object.keys(kinds).filter((kind): kind is keyof typeof kinds => kind in kinds);
  const rows = order.flatMap((kind): Row[] => {
    const its = removals.filter((each) => each.kind === kind);
    if (its.length === 0) return [];
    const days = its.flatMap(({ day }) => day ?? []);
    const [first, last] = [days[0], days.at(-1)];
    const span =
      first === undefined || last === undefined
        ? ''
        : first === last
          ? first
          : say(words.span, language, { first, last });
    return [
      { kind: 'row', cells: [kinds[kind][language], grouped(its.length), sizeText(bytesOf(its)), span] },
    ];
  });
  const columns = [
    { head: words.what[language] },
    { head: words.count[language], align: 'right' },
    { head: words.size[language], align: 'right' },
    { head: words.days[language] },
  ] as const;
  return { kind: 'table', columns, rows };
}

function heldLine(held: readonly string[], language: Language): Line {
  const values = {
    count: held.length,
    nights: counted(held.length, nouns.night, language),
    days: listed(held, language),
  };
  return { text: say(words.held, language, values) };
}

function summary({ applied, removals, stays, span }: PrunedStore, language: Language): string {
  const outcome = removals.length === 0 ? 'stays' : applied ? 'done' : 'would';
  return say(words[outcome], language, {
    size: sizeText(bytesOf(removals)),
    nights: counted(stays.nights, nouns.night, language),
    revisions: counted(stays.revisions, nouns.revision, language),
    files: counted(stays.kept, nouns.file, language),
    span: span === null ? '—' : say(words.span, language, span),
  });
}

function bytesOf(removals: PrunedStore['removals']): number {
  return removals.reduce((sum, { bytes }) => sum + bytes, 0);
}
