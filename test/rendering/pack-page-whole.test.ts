import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { soundPack } from '../../src/nightly/rules.ts';
import { renderPack } from '../../src/rendering/pack-page/index.ts';
import { packFolders } from '../../src/rules/folders.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';

const folders = await packFolders({ builtIn: builtInPacks(), extra: {} });
const each = folders.flatMap(({ id, directory }) =>
  (['zh', 'en'] as const).map((lang) => [id, lang, directory] as const),
);
const look = (language: 'zh' | 'en') => ({ language, width: null, colour: false });

/** Everything that a file says in two languages, in one of them. */
function* textsIn(value: unknown, language: 'zh' | 'en'): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item, language);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const said: unknown = Object.entries(value).find(([key]) => key === language)?.[1];
  if (typeof said === 'string') yield* said.split('\n').filter((line) => line.trim() !== '');
  else for (const part of Object.values(value)) yield* textsIn(part, language);
}

/** Names of sectors stand in a pack for whoever uses them; not all of them need be on the page. */
function fileOf(directory: string, name: string): unknown {
  const file = join(directory, name);
  if (!existsSync(file)) return {};
  const { sectors: _, ...rest } = parse(readFileSync(file, 'utf8'), { schema: 'core' });
  return rest;
}

describe.each(each)('%s, in %s', async (id, language, directory) => {
  const pack = await soundPack(builtInPacks(), id);
  const page = renderPack(pack, 'table', look(language)).replace(/\s+/g, ' ');
  const markdown = renderPack(pack, 'md', look(language));

  test('every text of its files is on the page', () => {
    const files = ['pack.yaml', 'measures.yaml'].map((name) => fileOf(directory, name));
    // Where a number or a word of its own is filled in, what stands around it.
    const texts = [...textsIn(files, language)]
      .flatMap((text) => text.replace(/\s+/g, ' ').split(/\{[^{}]*\}/))
      .map((text) => text.trim())
      .filter((text) => text !== '');
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
  });

  test('every condition is there as it is written', () => {
    const written = pack.tiers.flatMap(({ rule }) => (rule.kind === 'when' ? [rule.when.text] : []));
    for (const text of written) expect(markdown).toContain(`\`${text.replace(/\s+/g, ' ').trim()}\``);
  });

  test('tiers of its own are never spoken of by their names in conditions', () => {
    const [phrases] = markdown.split(language === 'zh' ? '\n## 防控措施' : '\n## Measures');
    for (const { tier } of pack.tiers) expect(phrases).not.toMatch(new RegExp(`(is|of|为|or) “${tier}”`));
    expect(phrases?.replace(/`[^`]*`|(Note: |说明：).*/g, '')).not.toMatch(
      /previous\.(tier|days)|params\.|context\./,
    );
  });

  test('its tables hold in Markdown: as many cells in every row, and no cell broken over lines', () => {
    const lines = markdown.split('\n');
    let width = 0;
    let tables = 0;
    for (const [at, line] of lines.entries()) {
      if (!line.startsWith('|')) {
        expect(line, 'a line that is no part of anything').toMatch(/^$|^#{1,3} |^( {2})*- |^\*\*/);
        width = 0;
        continue;
      }
      if (width === 0) {
        tables++;
        expect(lines[at + 1]).toMatch(/^\|( -{2,}:? \|)+$/);
        width = cellsOf(line);
      }
      expect(cellsOf(line), line).toBe(width);
    }
    expect(tables).toBeGreaterThan(2);
  });
});

/** How many cells a row has: bars end them, unless they are escaped, in code too. */
function cellsOf(row: string): number {
  return row.replace(/\\[\\|]/g, '').split('|').length - 2;
}
