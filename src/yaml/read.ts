import { readFile } from 'node:fs/promises';
import { type Document, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import { error, type Problem } from '../problems/problem.ts';
import { spotAt, type YamlFile, yamlFile } from './file.ts';

/** Enough for a pack that names its conditions, far too few for a bomb. */
const MOST_ALIASES = 100;

/** A file, or what is wrong with it: never both. */
export interface Reading {
  readonly yaml?: YamlFile;
  readonly problems: readonly Problem[];
}

/**
 * Reads a YAML 1.2 file in UTF-8.
 * @param path absolute path
 * @param shown the name problems show
 */
export async function readYaml(path: string, shown: string): Promise<Reading> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    return { problems: [unreadable(cause, shown)] };
  }
  try {
    return parseYaml(new TextDecoder('utf-8', { fatal: true }).decode(bytes), shown);
  } catch (cause) {
    if (cause instanceof TypeError) return { problems: [error('yaml-encoding', { place: { file: shown } })] };
    throw cause;
  }
}

/** Parses a YAML text; every problem has its line and column. */
export function parseYaml(text: string, shown: string): Reading {
  if (opensTooDeep(text)) return { problems: [error('yaml-too-deep', { place: { file: shown } })] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
    });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0) return { problems: syntaxProblems(faults, text, shown, lines) };
    const alias = aliasProblem(document, text, shown, lines);
    if (alias !== undefined) return { problems: [alias] };
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { yaml: yamlFile(shown, text, value, document, lines), problems: [] };
  } catch (cause) {
    // The parser recurses as deep as the text nests, and refuses bombs by throwing.
    if (cause instanceof RangeError)
      return { problems: [error('yaml-too-deep', { place: { file: shown } })] };
    if (cause instanceof ReferenceError) {
      return {
        problems: [error('yaml-aliases', spotAt(shown, text, lines, Math.max(text.search(/\*\w/), 0)))],
      };
    }
    throw cause;
  }
}

/** Brackets within brackets, far beyond what anyone writes: the parser would recurse until it breaks. */
function opensTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

const DEEPEST = 200;

/** What is wrong with the syntax; where a comma tore a text in two, the rest follows from that. */
function syntaxProblems(
  faults: readonly YAMLError[],
  text: string,
  shown: string,
  lines: LineCounter,
): Problem[] {
  const problems = faults.map((fault) => syntaxProblem(fault, text, shown, lines));
  const torn = problems.find(({ code }) => code === 'yaml-comma' || code === 'yaml-choice-colon');
  return torn === undefined ? problems : [torn];
}

function syntaxProblem(fault: YAMLError, text: string, shown: string, lines: LineCounter): Problem {
  const spot = spotAt(shown, text, lines, fault.pos[0]);
  if (fault.code === 'DUPLICATE_KEY')
    return error('yaml-duplicate-key', { ...spot, value: wordAt(text, fault.pos[0]) });
  if (fault.code === 'TAB_AS_INDENT') return error('yaml-tab', spot);
  const choice = choiceAt(text, fault.pos[0]);
  if (choice !== undefined) return error('yaml-choice-colon', { ...spot, value: choice });
  const torn = tornAt(text, fault.pos[0]);
  if (torn !== undefined) return error('yaml-comma', { ...spot, value: torn });
  return error('yaml-syntax', { ...spot, with: { detail: fault.message } });
}

/** A choice between two values whose colon the file takes for that of a key: `when: a > 1 ? b > 2 : c > 3`. */
function choiceAt(text: string, offset: number): string | undefined {
  return /:\s+([^\s"'{[|>#][^"'#{}]*\s\?\s[^"'#{}]*\s:\s[^"'#{}]*\S)/.exec(lineAt(text, offset))?.[1];
}

function lineAt(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? '';
}

/** The text within braces that a comma tore in two, if that is why a line cannot be read: `{ when: at_least(2, [a, b]) }`. */
function tornAt(text: string, offset: number): string | undefined {
  const value = /[{,]\s*[\w-]+:\s+([^\s"'[{][^"']*?\([^()]*),/.exec(lineAt(text, offset))?.[1];
  return value === undefined ? undefined : `${value},`;
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:,{}[\]]*/.exec(text.slice(offset))?.[0] ?? '';
}

/** The first alias that stands for nothing, for the very node it is in (such a value has no end), or is one too many. */
function aliasProblem(
  document: Document,
  text: string,
  shown: string,
  lines: LineCounter,
): Problem | undefined {
  let found: Problem | undefined;
  let count = 0;
  visit(document, {
    Alias: (_key, alias) => {
      const at = alias.range?.[0] ?? 0;
      const target = ++count > MOST_ALIASES ? undefined : alias.resolve(document);
      const spot = spotAt(shown, text, lines, at);
      if (count > MOST_ALIASES || isWithin(at, target)) found = error('yaml-aliases', spot);
      else if (target === undefined)
        found = error('yaml-unknown-alias', { ...spot, value: `*${alias.source}` });
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

function isWithin(offset: number, node: Node | undefined): boolean {
  const range = node?.range;
  return range !== undefined && range !== null && offset >= range[0] && offset < range[1];
}

function unreadable(cause: unknown, shown: string): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const details = { value: shown, place: { file: shown } };
  if (code === 'ENOENT' || code === 'ENOTDIR') return error('file-missing', details);
  if (code === 'EISDIR') return error('file-is-directory', details);
  return error('file-unreadable', {
    ...details,
    with: { detail: cause instanceof Error ? cause.message : String(cause) },
  });
}
