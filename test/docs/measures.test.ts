import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Document, measuresPage } from '../../bin/measures-page.js';
import { measures } from '../../src/index.ts';
import { loadPack } from '../../src/rules/load.ts';
import type { Measure } from '../../src/rules/pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents: Document[] = parse(readFileSync(`${root}docs/measures.yaml`, 'utf8'), { schema: 'core' });
const named = ({ items }: Document): string[] => items.flatMap((item) => [...(item.in ?? [])]);

const ids = new Set(documents.flatMap(({ sources }) => sources.map((source) => packOf(source))));
const packs = new Map<string, readonly Measure[]>();
for (const id of ids)
  packs.set(id, (await loadPack(id, { builtIn: `${root}rules`, extra: {} })).pack?.measures ?? []);

function packOf(name: string): string {
  return name.split('/')[0] ?? '';
}

test('docs/measures.md is what `npm run docs` makes of docs/measures.yaml and the packs', () => {
  const page = measuresPage(documents, (id) => packs.get(id) ?? []);
  expect(readFileSync(`${root}docs/measures.md`, 'utf8')).toBe(page);
});

test('a measure that is not there stops the page', () => {
  expect(() => measuresPage(documents, () => [])).toThrow('there is no measure');
});

describe.each(documents.map((each) => [each.document.en, each] as const))('%s', (_, document) => {
  test('everything is carried in one way', () => {
    for (const item of document.items)
      expect(
        [item.in, item.as, item.not].filter((way) => way !== undefined),
        item.says.en,
      ).toHaveLength(1);
  });

  test('what it names rests on it, and all that rests on it is named, once', () => {
    const resting = document.sources.flatMap((name) => {
      const [pack = '', source] = name.split('/');
      const own = (packs.get(pack) ?? []).filter((measure) => measure.source === source);
      return own.map(({ id }) => `${pack}/${id}`);
    });
    expect(named(document).toSorted()).toEqual(resting.toSorted());
  });

  test('its workspace prints all that was announced', async () => {
    const printed = new Set<string>();
    for (const asOf of document.nights) {
      const { pack, byAudience } = await measures({ workspace: `${root}${document.workspace}`, asOf });
      for (const { measures: list } of byAudience)
        for (const { measure } of list) printed.add(`${pack.id}/${measure.id}`);
    }
    expect(named(document).filter((name) => !printed.has(name))).toEqual([]);
  });
});
