import type { ErrorObject } from 'ajv';
import type { ProblemCode } from '../problems/catalogue/index.ts';
import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from './file.ts';
import { meantErrors } from './meant.ts';
import type { Path } from './nodes.ts';

const TYPE_CODES: Readonly<Record<string, ProblemCode>> = {
  string: 'yaml-not-text',
  number: 'yaml-not-number',
  integer: 'yaml-not-whole-number',
  boolean: 'yaml-not-true-or-false',
  array: 'yaml-not-list',
  object: 'yaml-not-mapping',
};

/** The validator's findings in our words, each at the part it is about, in the order of the file. */
export function shapeProblems(
  yaml: YamlFile,
  base: Path,
  errors: readonly ErrorObject[],
): readonly Problem[] {
  return meantErrors(errors)
    .map((found) => shapeProblem(yaml, [...base, ...pathOf(found.instancePath)], found))
    .sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
    );
}

function shapeProblem(yaml: YamlFile, path: Path, found: ErrorObject): Problem {
  const value = shown(found.data);
  if (found.propertyName !== undefined) return keyProblem(yaml, path, found, found.propertyName);
  switch (found.keyword) {
    case 'additionalProperties':
      return unknownKey(yaml, path, found, String(found.params.additionalProperty));
    case 'required': {
      const key = String(found.params.missingProperty);
      return error('yaml-missing-key', { ...yaml.spotOf(path, 'key'), value: key, with: { key } });
    }
    case 'type': {
      const days = daysMeant(found);
      if (days !== undefined)
        return error('yaml-form', { ...yaml.spotOf(path), value, with: examples(found), suggest: [days] });
      return error(TYPE_CODES[String(found.params.type)] ?? 'yaml-form', {
        ...yaml.spotOf(path),
        value,
        with: examples(found),
      });
    }
    case 'enum':
    case 'const': {
      const choices = [found.schema].flat().map(String);
      return error('yaml-choice', {
        ...yaml.spotOf(path),
        value,
        with: { choices: choices.join(', ') },
        suggest: nearest(value, choices),
      });
    }
    case 'format':
      return error('yaml-day', { ...yaml.spotOf(path), value });
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      return error('yaml-empty', { ...yaml.spotOf(path), value });
    case 'uniqueItems':
      return error('yaml-repeated', { ...yaml.spotOf(path), value });
    default: {
      // One text in two languages, and what stands there is a list of them.
      if (Array.isArray(found.data) && takesText(found.parentSchema))
        return error('yaml-list-for-text', { ...yaml.spotOf(path), value });
      const days = daysMeant(found);
      const meant = days === undefined ? {} : { suggest: [days] };
      return error('yaml-form', { ...yaml.spotOf(path), value, with: examples(found), ...meant });
    }
  }
}

/** The days that a bare number stands for where a number of days has its unit: `7d` for 7. */
function daysMeant({ data, parentSchema }: ErrorObject): string | undefined {
  if (typeof data !== 'number') return undefined;
  const days = `${data}d`;
  return formsOf(parentSchema).some(
    ({ pattern }) => pattern !== undefined && new RegExp(pattern, 'u').test(days),
  )
    ? days
    : undefined;
}

/** Whether a schema takes a text in two languages, or a plain one. */
function takesText(schema: unknown): boolean {
  return (
    formsOf(schema).some(({ type }) => type === 'string') &&
    !formsOf(schema).some(({ type }) => type === 'array')
  );
}

interface Form {
  readonly type?: string | undefined;
  readonly pattern?: string | undefined;
}

/** A schema itself, and the forms it lets one choose from. */
function formsOf(schema: unknown): Form[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const entries = new Map<string, unknown>(Object.entries(schema));
  const text = (key: string): string | undefined => {
    const value = entries.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const choices = entries.get('anyOf');
  const inner = Array.isArray(choices) ? choices.flatMap(formsOf) : [];
  return [{ type: text('type'), pattern: text('pattern') }, ...inner];
}

function unknownKey(yaml: YamlFile, path: Path, found: ErrorObject, key: string): Problem {
  const spot = yaml.spotOf([...path, key], 'key');
  const torn = tornBefore(found.data, key, yaml.isBare([...path, key]));
  if (torn !== undefined) return error('yaml-comma', { ...spot, value: torn });
  const known = Object.keys(found.parentSchema?.['properties'] ?? {});
  return error('yaml-unknown-key', {
    ...spot,
    value: key,
    with: { known: known.join(', ') },
    suggest: nearest(key, known),
  });
}

/**
 * The text up to a key that a comma tore in two: within braces, `when: min(a, b) > 1` is two keys, and so is
 * `en: Closed, for now`, of which the second is bare.
 */
function tornBefore(mapping: unknown, key: string, isBare: boolean): string | undefined {
  if (typeof mapping !== 'object' || mapping === null) return undefined;
  const entries: [string, unknown][] = Object.entries(mapping);
  const at = entries.findIndex(([name]) => name === key);
  const whole = entries.slice(0, at).findLastIndex(([, value]) => value !== null);
  const before = entries[whole]?.[1];
  if (before === undefined) return undefined;
  const isTorn = typeof before === 'string' && !/^[\w-]+$/.test(key) ? isOpen(before) || isBare : isBare;
  const between = entries.slice(whole + 1, at + 1).map(([name]) => name);
  return isTorn ? [shown(before), ...between].join(', ') : undefined;
}

/** Whether a bracket of a text is not closed in it. */
function isOpen(text: string): boolean {
  return text.split(/[([]/).length > text.split(/[)\]]/).length;
}

function keyProblem(yaml: YamlFile, path: Path, found: ErrorObject, key: string): Problem {
  const spot = yaml.spotOf([...path, key], 'key');
  if (found.keyword === 'format') return error('yaml-day', { ...spot, value: key });
  if (found.keyword !== 'enum') return error('yaml-name', { ...spot, value: key });
  const known = [found.schema].flat().map(String);
  return error('yaml-unknown-key', {
    ...spot,
    value: key,
    with: { known: known.join(', ') },
    suggest: nearest(key, known),
  });
}

function examples(found: ErrorObject): { readonly examples: string } {
  const given: unknown = found.parentSchema?.['examples'];
  const list = Array.isArray(given) ? given : [];
  return { examples: list.map((one) => `\`${shown(one)}\``).join(', ') };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : flow(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Plain data as YAML's flow style writes it. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${flow(part)}`)
    .join(', ')} }`;
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
