import type { Compression, FileFormat } from '../files/format.ts';
import type { By } from './columns.ts';
import type { Target } from './targets.ts';

export type { Target } from './targets.ts';

/** Why a column is proposed for what it is. */
export type Ground =
  | { readonly kind: 'by'; readonly by: By }
  /** Days, all of one form; class and origin, all of whose texts are known. */
  | { readonly kind: 'values-agree' }
  | { readonly kind: 'unique'; readonly values: number }
  | { readonly kind: 'unique-together' }
  | { readonly kind: 'other-clock' }
  | { readonly kind: 'down-the-tree' }
  | { readonly kind: 'named-by-us' };

/** One canonical column of the proposal, and the columns of the file that it is made of. */
export interface Mapped {
  readonly column: string;
  readonly sources: readonly string[];
  /** `sure`: the name and what stands in it agree. `likely`: one of them says it. */
  readonly sure: 'sure' | 'likely';
  readonly grounds: readonly Ground[];
}

/** Something that the file does not tell, to be settled by whoever knows it. */
export type OpenPoint =
  /** A column that must be given and is not found. */
  | { readonly kind: 'column-needed'; readonly column: string; readonly candidates: readonly string[] }
  | { readonly kind: 'no-id'; readonly candidates: readonly string[]; readonly repeated: number }
  | { readonly kind: 'no-class' | 'no-origin' }
  /** Rows whose class or origin is empty. */
  | { readonly kind: 'empty-values'; readonly column: 'class' | 'origin'; readonly rows: number }
  | { readonly kind: 'no-cluster'; readonly candidates: readonly string[] }
  | {
      readonly kind: 'days-unclear';
      readonly column: string;
      readonly source: string;
      readonly formats: readonly string[];
    }
  | { readonly kind: 'days-mixed'; readonly column: string; readonly source: string }
  | {
      readonly kind: 'days-unread';
      readonly column: string;
      readonly source: string;
      readonly why: 'moment' | 'short-year' | 'no-year';
    }
  /** A column that need not be given, some of whose days cannot be read. */
  | { readonly kind: 'column-unread'; readonly column: string; readonly source: string }
  | { readonly kind: 'rows-without-day'; readonly source: string; readonly rows: number }
  | {
      readonly kind: 'values-unknown';
      readonly column: string;
      readonly values: readonly { readonly text: string; readonly rows: number }[];
      /** Texts that are not told, for they may be of persons. */
      readonly hidden: number;
    }
  /** A column that names numbers has texts that are not told. */
  | { readonly kind: 'texts-hidden'; readonly source: string; readonly hidden: number }
  | { readonly kind: 'number-unnamed'; readonly source: string }
  | { readonly kind: 'numbers-grouped'; readonly source: string }
  | { readonly kind: 'number-of-what'; readonly column: string }
  | { readonly kind: 'names-below'; readonly line: number }
  | { readonly kind: 'other-sheets'; readonly sheets: readonly string[] }
  | { readonly kind: 'same-name'; readonly columns: readonly string[] }
  | { readonly kind: 'broken-rows'; readonly rows: number }
  | { readonly kind: 'table-unclear'; readonly could: readonly Target[] }
  /** A file whose columns have fixed names: the key of `fenqu.yaml` that names it. */
  | { readonly kind: 'other-file'; readonly key: OtherKey; readonly file: string }
  /** Ids that stand in several of the files. */
  | { readonly kind: 'ids-shared'; readonly ids: number }
  | { readonly kind: 'files-differ'; readonly files: readonly string[] };

/** Keys of `fenqu.yaml` that name files with columns of their own. */
export type OtherKey = 'decisions' | 'neighbors' | 'crosswalk' | 'premises';

/** Why a column of the file is not mapped. */
export type LeftOut = 'personal' | 'attribute' | 'sum' | 'cumulative' | 'second' | 'empty' | 'unknown';

/** Scalars, lists and maps: what a block of `fenqu.yaml` is made of. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A block of `fenqu.yaml`, its keys in order. */
export type Block = Readonly<Record<string, Value>>;

/** How the workspace's own block differs from what a file needs. */
export interface Difference {
  readonly column: string;
  /** The column that the workspace names and the file does not have. */
  readonly missing: string;
  /** What it is likely called now. */
  readonly likely: readonly string[];
}

/** What compares a file with the workspace. */
export interface Compared {
  readonly differences: readonly Difference[];
  /** Texts that stand for no canonical value in the workspace, by column. */
  readonly untranslated: Readonly<Record<string, readonly string[]>>;
  /** Date columns whose format the workspace has otherwise: column, and what would be right, if a format. */
  readonly formats: readonly { readonly column: string; readonly now: string | null }[];
}

/** What is proposed for one file, or for several that are alike. */
export interface Proposal {
  readonly files: readonly string[];
  readonly format: FileFormat;
  readonly compression: Compression;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly sheet?: string;
  readonly rows: number;
  /** Nothing where the file cannot be recognised. */
  readonly target?: Target;
  /** What to paste, under the target's name; without what is not known. */
  readonly block: Block;
  readonly mapped: readonly Mapped[];
  readonly open: readonly OpenPoint[];
  readonly leftOut: readonly { readonly source: string; readonly why: LeftOut }[];
  readonly compared?: Compared;
  /** It can be pasted and read as it stands. */
  readonly complete: boolean;
}
