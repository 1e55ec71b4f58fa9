import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { isDay } from './days.ts';
import { packageRoot } from './package-root.ts';

/** Requires a module, as the build leaves its validators, and as the schema compiler is written. */
const load = (name: string) => createRequire(import.meta.url)(name);

/** Chosen for a quick start: our own schemas are checked by a test, and their messages are ours. */
export const AJV_OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  validateSchema: false,
  meta: false,
  messages: false,
  code: { optimize: false },
} as const;

/** The name of the file in which the build leaves validators ready to run, each under the hash of its schema. */
const COMPILED = 'validators.cjs';

const validators = new WeakMap<object, ValidateFunction>();
let compiled: Readonly<Record<string, ValidateFunction>> | undefined;

/** The validator of a schema: as the build compiled it, or else compiled now, which takes longer to start. */
export function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  compiled ??= compiledByBuild();
  const validate = compiled[schemaKey(schema)] ?? compile(schema);
  validators.set(schema, validate);
  return validate;
}

/** Names a schema by what it says, so that a validator compiled from another text is never taken for its own. */
export function schemaKey(schema: object): string {
  return `s${createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 32)}`;
}

function compiledByBuild(): Readonly<Record<string, ValidateFunction>> {
  try {
    return load(join(packageRoot(), 'dist', COMPILED));
  } catch {
    return {};
  }
}

function compile(schema: object): ValidateFunction {
  const { Ajv }: typeof import('ajv') = load('ajv');
  return new Ajv(AJV_OPTIONS).addFormat('date', isDay).compile(schema);
}
