import type { ValidateFunction } from 'ajv';
import type { Problem } from '../problems/problem.ts';
import { validatorOf } from '../validators.ts';
import type { YamlFile } from './file.ts';
import type { Path } from './nodes.ts';
import { shapeProblems } from './shape-problems.ts';

/** A JSON Schema with the type of the values it admits: write `Shape<FromSchema<typeof schema>>`. */
export interface Shape<T> {
  readonly schema: object;
  /** Never there: it only carries the type. */
  readonly admits?: T;
}

/** Part of a file in the shape of a schema, or the problems that keep it from being so. */
export interface Shaped<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

export interface ShapeOptions {
  /** The part of the file to look at; all of it by default. */
  readonly at?: Path;
}

/** Checks (a part of) a file against a JSON Schema; the type of the value is that of the schema. */
export function shaped<T>(yaml: YamlFile, shape: Shape<T>, options: ShapeOptions = {}): Shaped<T> {
  const path = options.at ?? [];
  const part = partAt(yaml.value, path);
  const validate = validatorOf(shape.schema);
  if (conforms<T>(validate, part)) return { value: part, problems: [] };
  return { problems: shapeProblems(yaml, path, validate.errors ?? []) };
}

/** The part of plain data at a path. */
export function partAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === 'object' && part !== null
        ? Object.getOwnPropertyDescriptor(part, step)?.value
        : undefined,
    value,
  );
}

function conforms<T>(validate: ValidateFunction, value: unknown): value is T {
  return validate(value);
}
