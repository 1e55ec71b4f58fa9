import { type Document, isScalar, type LineCounter } from 'yaml';
import type { Place } from '../problems/problem.ts';
import { excerptOf } from './excerpt.ts';
import { nodesAt, type Path } from './nodes.ts';
import { sourceOffset } from './offsets.ts';

/** A place in a file, with the line it is on. Spread into a problem. */
export interface Spot {
  readonly place: Place;
  readonly excerpt: string;
}

/** A YAML file that was read: its value as plain data, and where each part of it was written. */
export interface YamlFile {
  /** The name problems show. */
  readonly file: string;
  /** Plain data; dates are strings. */
  readonly value: unknown;
  /** Where the value at a path is written, or its key. Where there is none, the nearest part around it. */
  spotOf(path: Path, part?: 'key' | 'value'): Spot;
  /** Whether a key stands without a colon, as what follows a comma within braces does. */
  isBare(path: Path): boolean;
  /** How the number at a path is written, such as `010` for 10; nothing where no number is. */
  numberAt(path: Path): string | undefined;
  /** The line on which the key at a path stands. */
  lineOf(path: Path): number;
  /** Where a character of the text at a path is written. */
  spotIn(path: Path, offset: number): Spot;
}

/** Ties plain data to the document it came from. */
export function yamlFile(
  file: string,
  text: string,
  value: unknown,
  document: Document,
  lines: LineCounter,
): YamlFile {
  return {
    file,
    value,
    spotOf: (path, part = 'value') => {
      const { key, value: node } = nodesAt(document, path);
      const at = part === 'key' ? (key ?? node) : (node ?? key);
      return spotAt(file, text, lines, at?.range?.[0] ?? 0, path);
    },
    isBare: (path) => {
      const { key, value: node } = nodesAt(document, path);
      return key !== undefined && node === undefined;
    },
    numberAt: (path) => {
      const { value: node } = nodesAt(document, path);
      return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
    },
    lineOf: (path) => {
      const { key, value: node } = nodesAt(document, path);
      return lines.linePos((key ?? node)?.range?.[0] ?? 0).line;
    },
    spotIn: (path, offset) => {
      const { key, value: node } = nodesAt(document, path);
      const start = node?.range?.[0] ?? key?.range?.[0] ?? 0;
      return spotAt(file, text, lines, isScalar(node) ? sourceOffset(text, node, offset) : start, path);
    },
  };
}

/** The line and column of an offset, with its line. */
export function spotAt(
  file: string,
  text: string,
  lines: LineCounter,
  offset: number,
  path: Path = [],
): Spot {
  const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
  const [number, column] = [Math.max(line, 1), Math.max(col, 1)];
  const field = path.length > 0 ? { field: path.join('.') } : {};
  const start = lines.lineStarts[number - 1] ?? 0;
  const end = text.indexOf('\n', start);
  const excerpt = excerptOf(text.slice(start, end < 0 ? text.length : end).replace(/\r$/, ''), column);
  return { place: { file, line: number, column, ...field }, excerpt };
}
