import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block of `docs/rules.md`, and the table that follows it at once. */
export interface Block {
  /** What stands behind the backticks: `yaml rules/x/pack.yaml +`. */
  readonly info: string;
  readonly text: string;
  /** Rows by the names in the table's head, without backticks. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** `docs/rules.md:120` */
  readonly place: string;
}

/** The page, as text. */
export function rulesPage(): string {
  return readFileSync(fileURLToPath(new URL('../../docs/rules.md', import.meta.url)), 'utf8');
}

/** Every fenced block of a page, in order. */
export function blocksOf(page: string): Block[] {
  const lines = page.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const info = /^```(.*)$/.exec(lines[at] ?? '')?.[1];
    if (info === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    const rest = lines.slice(end + 1);
    const first = rest.findIndex((line) => line !== '');
    const after = rest.slice(first);
    const length = after.findIndex((line) => !line.startsWith('|'));
    blocks.push({
      info,
      text: `${lines.slice(at + 1, end).join('\n')}\n`,
      rows: tableOf(after.slice(0, length)),
      place: `docs/rules.md:${at + 1}`,
    });
    at = end;
  }
  return blocks;
}

function tableOf(lines: readonly string[]): Record<string, string>[] {
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim());
  const [head = [], , ...rows] = lines.map(cellsOf);
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
}
