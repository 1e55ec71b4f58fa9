import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { DocFormat, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { Block, Page } from '../page.ts';
import { toTerminal } from '../terminal.ts';
import { words } from '../words/pack-page.ts';
import { about } from './about.ts';
import { clocks } from './clocks.ts';
import { criteria, indicators } from './criteria.ts';
import { data, params } from './data.ts';
import { measures } from './measures.ts';
import { sources } from './sources.ts';
import { standing } from './standing.ts';

/** A pack as a page that an official can read and sign. */
export function renderPack(pack: Pack, format: DocFormat, look: Look): string {
  const page = packPage(pack, look.language);
  switch (format) {
    case 'md':
      return toMarkdown(page);
    case 'table':
      return toTerminal(page, look);
  }
}

function packPage(pack: Pack, language: Language): Page {
  return [
    { kind: 'heading', text: pack.title[language], level: 1 },
    { kind: 'lines', lines: about(pack, language) },
    ...criteria(pack, language),
    ...indicators(pack, language),
    ...params(pack, language),
    ...data(pack, language),
    ...clocks(pack, language),
    ...measures(pack, language),
    ...standing(pack, language),
    ...sources(pack, language),
    ...notes(pack, language),
    ...signatures(language),
  ];
}

function notes({ notes: text }: Pack, language: Language): Block[] {
  if (text === undefined) return [];
  const lines = text[language].split('\n').filter((line) => line.trim() !== '');
  return [
    { kind: 'heading', text: words.notes[language], level: 2 },
    { kind: 'lines', lines: lines.map((line) => ({ text: line, hang: 2 })) },
  ];
}

function signatures(language: Language): Block[] {
  const columns = [words.role, words.person, words.date, words.signature];
  return [
    { kind: 'heading', text: words.sign[language], level: 2 },
    { kind: 'lines', lines: [{ text: words.signed[language] }] },
    {
      kind: 'table',
      columns: columns.map((text) => ({ head: text[language] })),
      rows: [words.drafted, words.checked, words.approved].map((role) => ({
        kind: 'row',
        cells: [role[language], '', '', ''],
      })),
    },
  ];
}
