import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { testsShape } from '../../src/rules/raw.ts';
import { publishedSchemas } from '../../src/workspace/published.ts';
import { readYaml, shaped } from '../../src/yaml/index.ts';

const rules = join(import.meta.dirname, '../../rules');

describe.each(Object.entries(publishedSchemas()))('%s', (name, schema) => {
  test('is published as it is checked (else: node bin/schemas.js)', () => {
    const published: unknown = JSON.parse(readFileSync(join(rules, 'schemas', name), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('is a JSON Schema', () => {
    if (typeof schema !== 'object' || schema === null) throw new Error('not an object');
    const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
    ajv.addFormat('date', true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });
});

test('the tests of the packs are of their shape', async () => {
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /tests[\\/].*\.yaml$/.test(file),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const { yaml, problems } = await readYaml(join(rules, file), file);
    expect([...problems, ...(yaml ? shaped(yaml, testsShape).problems : [])]).toEqual([]);
  }
});
