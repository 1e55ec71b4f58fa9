import { describe, expect, test } from 'vitest';
import { parseYaml, type Shape, shaped } from '../../src/yaml/index.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    list: { type: 'array', minItems: 1, items: { type: 'integer' } },
    day: { type: 'string', format: 'date' },
    kind: { enum: ['closure', 'testing'] },
    byDay: { type: 'object', propertyNames: { format: 'date' }, additionalProperties: { type: 'number' } },
    window: {
      examples: ['14d'],
      anyOf: [
        { type: 'string', pattern: '^[0-9]+d$' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['days'],
          properties: { days: { type: 'integer' }, lag: { type: 'integer' } },
        },
      ],
    },
  },
} as const;
const shape: Shape<{ name: string }> = { schema };

function found(text: string): string[] {
  const { yaml } = parseYaml(text, 'a.yaml');
  if (yaml === undefined) throw new Error('not YAML');
  return shaped(yaml, shape).problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

describe('a file against its schema', () => {
  test('what fits passes', () => {
    expect(found('name: x\nwindow: { days: 7 }\nday: 2020-02-29\nlist: [1]\n')).toEqual([]);
  });

  test.each([
    ['name: x\nlst: [1]\n', ['yaml-unknown-key 2:1']],
    ['list: [1]\n', ['yaml-missing-key 1:1']],
    ['name: 5\n', ['yaml-not-text 1:7']],
    ['name: x\nlist: 5\n', ['yaml-not-list 2:7']],
    ['name: x\nlist: [1, a, 2.5]\n', ['yaml-not-whole-number 2:11', 'yaml-not-whole-number 2:14']],
    ['name: x\nlist: []\n', ['yaml-empty 2:7']],
    ['name: x\nday: 2021-02-29\n', ['yaml-day 2:6']],
    ['name: x\nkind: closing\n', ['yaml-choice 2:7']],
    ['name: x\nbyDay: { 2021-02-31: 1 }\n', ['yaml-day 2:10']],
    ['name: x\nwindow: 14\n', ['yaml-form 2:9']],
    ['name: x\nwindow: two weeks\n', ['yaml-form 2:9']],
    ['name: x\nwindow: { days: a }\n', ['yaml-not-whole-number 2:17']],
    ['name: x\nwindow: { days: 7, leg: 1 }\n', ['yaml-unknown-key 2:20']],
    ['name: x\nwindow: { days: 7, and no more }\n', ['yaml-comma 2:20']],
    ['name: x\nwindow: { days: 7, yes }\n', ['yaml-comma 2:20']],
    ['name: x\nwindow: { days: 7, and no more, 不 }\n', ['yaml-comma 2:20', 'yaml-comma 2:33']],
    ['name: x\nwindow: { days: 7, leg: }\n', ['yaml-unknown-key 2:20']],
    ['name: x\nwindow:\n  days: 7\n  leg:\n', ['yaml-unknown-key 4:3']],
    ['- name\n', ['yaml-not-mapping 1:1']],
    ['', ['yaml-not-mapping 1:1']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a misspelt key brings the right one to mind', () => {
    const { yaml } = parseYaml('name: x\nwindwo: 14d\n', 'a.yaml');
    const problem = yaml && shaped(yaml, shape).problems[0];
    expect(problem).toMatchObject({ value: 'windwo', suggest: ['window'], excerpt: 'windwo: 14d\n^' });
  });
});
