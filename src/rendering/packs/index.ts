import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { NamedList } from '../../nightly/rules.ts';
import type { PackHeader } from '../../rules/list.ts';
import { levelName } from '../../workspace/level-names.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { ListedPack } from '../outputs/list.ts';
import type { Cell, Column, Page, Row } from '../page.ts';
import { toTerminal } from '../terminal.ts';
import { statuses } from '../words/measures.ts';
import { contextNoun, errorNoun, policyNoun, words } from '../words/packs.ts';
import { spanText } from '../words/spans.ts';
import { contextRow, contexts, contextValue, originText, policies, policyRow, policyValue } from './named.ts';
import { soundness } from './soundness.ts';

/** The packs there are, and what else workspaces use by its name. */
interface RulesList extends NamedList {
  readonly packs: readonly PackHeader[];
}

/** Shows the rule packs, policies and contexts there are. */
export function renderPacks(list: RulesList, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(listPage(list, look.language), look);
    case 'md':
      return toMarkdown(listPage(list, look.language));
    case 'json':
      return jsonDocument({
        packs: list.packs.map(packValue),
        policies: list.policies.map(policyValue),
        contexts: list.contexts.map(contextValue),
      });
    case 'ndjson':
      return jsonLines([
        ...list.packs.map(packValue),
        ...list.policies.map(policyValue),
        ...list.contexts.map(contextValue),
      ]);
    case 'csv':
      return csvTable(HEAD, [
        ...list.packs.map(packCsv),
        ...list.policies.map(policyRow),
        ...list.contexts.map(contextRow),
      ]);
  }
}

function listPage(list: RulesList, language: Language): Page {
  const { packs } = list;
  const columns: Column[] = [
    { head: words.id[language] },
    { head: words.titleColumn[language], least: 18 },
    { head: words.edition[language], spare: 1 },
    { head: words.level[language], spare: 3 },
    { head: words.inForce[language] },
    { head: words.statuses[language], least: 10, spare: 2 },
    { head: words.origin[language], least: 8, spare: 2 },
  ];
  const summary = say(words.summaryNamed, language, {
    packs: soundness(
      packs.map(({ errors }) => errors > 0),
      language,
    ),
    policies: counted(list.policies.length, policyNoun, language),
    contexts: counted(list.contexts.length, contextNoun, language),
  });
  return [
    { kind: 'heading', text: words.title[language], level: 1 },
    packs.length === 0
      ? { kind: 'lines', lines: [{ text: words.noPacks[language] }] }
      : { kind: 'table', columns, rows: packs.map((pack) => packRow(pack, language)) },
    ...policies(list.policies, language),
    ...contexts(list.contexts, language),
    { kind: 'summary', text: summary },
  ];
}

function packRow(pack: PackHeader, language: Language): Row {
  const notes: Cell[] = [];
  if (pack.errors > 0)
    notes.push({
      text: say(words.broken, language, { errors: counted(pack.errors, errorNoun, language) }),
      tone: 'bad',
    });
  const cells = [
    pack.id,
    pack.title?.[language] ?? '',
    pack.edition ?? '',
    pack.level === undefined ? '' : levelName(pack.level)[language],
    pack.inForce === undefined ? '' : spanText(pack.inForce, language),
    listed(
      (pack.statuses ?? []).map((status) => statuses[status][language]),
      language,
    ),
    originText(pack.origin, language),
  ];
  return { kind: 'row', cells, notes };
}

function packValue(pack: PackHeader): ListedPack {
  return {
    kind: 'pack',
    id: pack.id,
    title: pack.title === undefined ? null : { ...pack.title },
    edition: pack.edition ?? null,
    level: pack.level ?? null,
    jurisdiction: pack.jurisdiction ?? null,
    in_force: { from: pack.inForce?.from ?? null, until: pack.inForce?.until ?? null },
    statuses: [...(pack.statuses ?? [])],
    origin: pack.origin,
    errors: pack.errors,
  };
}

const HEAD = [
  'kind',
  'id',
  'title_zh',
  'title_en',
  'edition',
  'level',
  'jurisdiction',
  'in_force_from',
  'in_force_until',
  'statuses',
  'origin',
  'errors',
  'entries',
] as const;

function packCsv(pack: PackHeader): CsvValue[] {
  return [
    'pack',
    pack.id,
    pack.title?.zh ?? null,
    pack.title?.en ?? null,
    pack.edition ?? null,
    pack.level ?? null,
    pack.jurisdiction ?? null,
    pack.inForce?.from ?? null,
    pack.inForce?.until ?? null,
    pack.statuses?.join(' ') ?? null,
    pack.origin,
    pack.errors,
    null,
  ];
}
