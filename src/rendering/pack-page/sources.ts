import type { Language, Text } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Block } from '../page.ts';
import { statuses } from '../words/measures.ts';
import { words } from '../words/pack-page.ts';

/** The documents a pack rests on, and how far each was read. */
export function sources(pack: Pack, language: Language): Block[] {
  const all = Object.values(pack.sources);
  if (all.length === 0) return [];
  const said = (text: string | Text | undefined): string =>
    text === undefined ? '' : typeof text === 'string' ? text : text[language];
  return [
    { kind: 'heading', text: words.sources[language], level: 2 },
    {
      kind: 'table',
      columns: [
        { head: words.source[language], least: 20 },
        { head: words.publisher[language], least: 8 },
        { head: words.published[language] },
        { head: words.status[language] },
        { head: words.remarks[language], least: 16 },
      ],
      rows: all.map(({ title, number, publisher, published, status, note, url }) => ({
        kind: 'row',
        cells: [
          [said(title), number ?? ''].filter((part) => part !== '').join(language === 'zh' ? '，' : ', '),
          said(publisher),
          published ?? '',
          statuses[status][language],
          [said(note), url ?? ''].filter((part) => part !== '').join(' '),
        ],
      })),
    },
    { kind: 'lines', lines: [{ text: words.statuses[language], tone: 'faint' }] },
  ];
}
