interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Something that a document names: measures of packs, something else that carries it, or why nothing does. */
interface Item {
  readonly says: Both;
  readonly in?: readonly string[];
  readonly as?: Both;
  readonly not?: Both;
}

export interface Document {
  readonly document: Both;
  /** When it was held or published. */
  readonly held: string;
  /** The sources of packs that are this document, as pack/source. */
  readonly sources: readonly string[];
  /** A workspace that prints what was announced, on these nights. */
  readonly workspace: string;
  readonly nights: readonly string[];
  readonly items: readonly Item[];
}

/** What the page shows of a measure. */
export interface Carried {
  readonly id: string;
  readonly title: Both;
  readonly kind: string;
  readonly clauseOfSource?: string;
}

export function measuresPage(
  documents: readonly Document[],
  measuresOf: (pack: string) => readonly Carried[],
): string;
