import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { packageRoot } from './package-root.ts';

/** The folder of `dist/` in which the build leaves validators ready to run, each a file under the key of its schema. */
export const VALIDATORS = 'validators';

/** The validator that the build left under a key; nothing where it left none. */
export function validatorOfBuild(key: string): ValidateFunction | undefined {
  try {
    return createRequire(import.meta.url)(join(packageRoot(), 'dist', VALIDATORS, `${key}.cjs`));
  } catch {
    return undefined;
  }
}
