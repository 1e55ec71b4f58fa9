import type { Language } from '../../language/text.ts';
import { headingNumber } from './written.ts';

/** A column of a table: its share of the width, in parts of all. */
export interface PartColumn {
  readonly head: string;
  readonly share: number;
  readonly align?: 'right';
}

/** A cell is a text, or the name of a file beside the document. */
export type PartCell = string | { readonly text: string; readonly file: string };

/** A part of a document to be printed. Texts are plain; headings have their numbers. */
export type Part =
  | { readonly kind: 'title'; readonly text: string }
  /** Centred below the title. */
  | { readonly kind: 'below'; readonly text: string }
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2;
      readonly text: string;
      /** Whether it begins a page. */
      readonly newPage?: boolean;
    }
  /** A measure: its title, and what it says. */
  | { readonly kind: 'item'; readonly text: string; readonly body: string }
  | { readonly kind: 'text'; readonly text: string; readonly minor?: boolean; readonly inItem?: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly PartColumn[];
      readonly rows: readonly (readonly PartCell[])[];
    }
  /** At the end: whom to ask. */
  | { readonly kind: 'contact'; readonly text: string }
  /** At the end, to the right: who hands out, and when. */
  | { readonly kind: 'signed'; readonly text: string };

/** A document in one language. */
export interface PrintedDocument {
  readonly language: Language;
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Headings with their numbers, each section's own from one on; sections without parts are left out. */
export function numberedSections(
  sections: readonly { readonly title: string; readonly parts: readonly Part[] }[],
  language: Language,
): Part[] {
  return sections
    .filter(({ parts }) => parts.length > 0)
    .flatMap(({ title, parts }, i): Part[] => {
      let below = 0;
      const numbered = parts.map((part): Part => {
        if (part.kind !== 'heading') return part;
        below += 1;
        return { ...part, text: headingNumber(below, 2, language) + part.text };
      });
      return [{ kind: 'heading', level: 1, text: headingNumber(i + 1, 1, language) + title }, ...numbered];
    });
}
