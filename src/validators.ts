import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { isDay } from './days.ts';
import { validatorOfBuild } from './validators-of-build.ts';

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

const validators = new WeakMap<object, ValidateFunction>();

/** The validator of a schema: as the build compiled it, or else compiled now, which takes longer to start. */
export function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validate = validatorOfBuild(schemaKey(schema)) ?? compile(schema);
  validators.set(schema, validate);
  return validate;
}

/** Names a schema by what it says, so that a validator compiled from another text is never taken for its own. */
export function schemaKey(schema: object): string {
  return `s${createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 32)}`;
}

function compile(schema: object): ValidateFunction {
  const { Ajv }: typeof import('ajv') = createRequire(import.meta.url)('ajv');
  return new Ajv(AJV_OPTIONS).addFormat('date', isDay).compile(schema);
}
