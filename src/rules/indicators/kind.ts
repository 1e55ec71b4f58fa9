import type { Problem } from '../../problems/problem.ts';
import type { Path, YamlFile } from '../../yaml/index.ts';
import type { Scope } from '../expressions/index.ts';
import type { Indicator } from '../indicator.ts';
import type { ParamValue } from '../pack.ts';
import type { Table } from '../tables.ts';

/** What a kind needs to know to parse one indicator. */
export interface IndicatorContext {
  readonly name: string;
  readonly yaml: YamlFile;
  /** Where the indicator stands in the file. */
  readonly path: Path;
  /** `rules/…/pack.yaml:31` */
  readonly clause: string;
  readonly tables: Readonly<Record<string, Table>>;
  /** What an `expr` may speak of: the indicators before it, attributes and context. */
  readonly scope: Scope;
  /** The pack's constants, which a `where` may read too. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

export interface ParsedIndicator {
  readonly indicator?: Indicator;
  readonly problems: readonly Problem[];
}

/** One kind of indicator: how it is written, what it means, how far it looks back. */
export interface IndicatorKind {
  /** The key under which it is written. */
  readonly kind: Exclude<Indicator['kind'], 'past'>;
  /** Its JSON Schema. */
  readonly schema: object;
  readonly parse: (context: IndicatorContext) => ParsedIndicator;
}
