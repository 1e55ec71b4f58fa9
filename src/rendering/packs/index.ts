import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { PackHeader } from '../../rules/list.ts';
import { csvTable } from '../csv.ts';
import { type Json, jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { Cell, Column, Page, Row } from '../page.ts';
import { toTerminal } from '../terminal.ts';
import { levelName } from '../words/levels.ts';
import { statuses } from '../words/measures.ts';
import { errorNoun, words } from '../words/packs.ts';
import { spanText } from '../words/spans.ts';
import { soundness } from './soundness.ts';

/** Shows the rule packs there are. */
export function renderPacks(packs: readonly PackHeader[], format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(packsPage(packs, look.language), look);
    case 'md':
      return toMarkdown(packsPage(packs, look.language));
    case 'json':
      return jsonDocument({ packs: packs.map(packValue) });
    case 'ndjson':
      return jsonLines(packs.map(packValue));
    case 'csv':
      return packsCsv(packs);
  }
}

function packsPage(packs: readonly PackHeader[], language: Language): Page {
  const columns: Column[] = [
    { head: words.id[language] },
    { head: words.titleColumn[language], least: 18 },
    { head: words.edition[language], spare: 1 },
    { head: words.level[language], spare: 3 },
    { head: words.inForce[language] },
    { head: words.statuses[language], least: 10, spare: 2 },
    { head: words.origin[language], least: 8, spare: 2 },
  ];
  return [
    { kind: 'heading', text: words.title[language], level: 1 },
    packs.length === 0
      ? { kind: 'lines', lines: [{ text: words.noPacks[language] }] }
      : { kind: 'table', columns, rows: packs.map((pack) => packRow(pack, language)) },
    {
      kind: 'summary',
      text: soundness(
        packs.map(({ errors }) => errors > 0),
        language,
      ),
    },
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
    pack.origin === 'built-in' ? words.builtIn[language] : pack.origin,
  ];
  return { kind: 'row', cells, notes };
}

function packValue(pack: PackHeader): Json {
  return {
    id: pack.id,
    title: pack.title === undefined ? null : { ...pack.title },
    edition: pack.edition ?? null,
    level: pack.level ?? null,
    jurisdiction: pack.jurisdiction ?? null,
    in_force: { from: pack.inForce?.from ?? null, until: pack.inForce?.until ?? null },
    statuses: pack.statuses ?? [],
    origin: pack.origin,
    errors: pack.errors,
  };
}

const HEAD = [
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
] as const;

function packsCsv(packs: readonly PackHeader[]): string {
  const rows = packs.map((pack) => [
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
  ]);
  return csvTable(HEAD, rows);
}
