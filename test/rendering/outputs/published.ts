import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { isDay } from '../../../src/days.ts';
import { OUTPUT_NAMES, type OutputName } from '../../../src/rendering/outputs/names.ts';

const schemas = join(import.meta.dirname, '../../../rules/schemas');

/** A schema as a program takes it: from its file, and as strict as can be. */
function validatorOf(name: OutputName) {
  const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, allowUnionTypes: true });
  ajv.addFormat('date', isDay);
  return ajv.compile(JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8')));
}
const validators = new Map(OUTPUT_NAMES.map((name) => [name, validatorOf(name)]));

/** What a program that takes results by their published schema has against a value. */
export function complaints(name: OutputName, value: unknown): unknown[] {
  const validate = validators.get(name);
  if (validate === undefined) throw new RangeError(name);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Objects whose keys are names of the pack's own. */
const OPEN =
  /\.(values|readings|params|tables|row|tally|indicators|with|parameters|by_level|columns_mapped|excluded|rejected|ungrouped|columns|unnamed|oddities|classes|origins|placed_at)$/;
/** What may be a text or a list. */
const VALUE = /\.(expected|actual)$/;
type Plain = Readonly<Record<string, unknown>>;

/** A value broken in one place, for every place: a key more, a key fewer, an object or a list that is none. */
export function* brokenOnce(value: unknown, path = ''): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    if (!VALUE.test(path)) yield [`${path} is a text`, 'text'];
    for (const [i, item] of value.entries())
      for (const [at, broken] of brokenOnce(item, `${path}.${i}`)) yield [at, value.with(i, broken)];
  } else if (isPlain(value)) {
    yield [`${path} is a number`, 7];
    if (OPEN.test(path)) return;
    yield [`${path} with a key more`, { ...value, surplus: 1 }];
    for (const [key, part] of Object.entries(value)) {
      const { [key]: _, ...rest } = value;
      yield [`${path} without ${key}`, rest];
      for (const [at, broken] of brokenOnce(part, `${path}.${key}`)) yield [at, { ...value, [key]: broken }];
    }
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
