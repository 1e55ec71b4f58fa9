import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Column, textColumn, truthColumn, UNKNOWN, valueAt } from '../../src/judging/columns.ts';
import { evaluate } from '../../src/judging/evaluate.ts';
import { withExact } from '../../src/judging/exact.ts';
import { parseExpression } from '../../src/rules/expressions/index.ts';
import { tablesWith } from '../../src/rules/tables.ts';
import { seed } from './runs.ts';
import { dayAt } from './scene.ts';
import { valuesOf, type World } from './values.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The rows: every cell may be empty but those that rules could not do without. */
const row = fc.record({
  class: fc.constantFrom('confirmed', 'asymptomatic'),
  onset: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  cluster: fc.constantFrom('', 'k1', 'k2'),
  x: fc.constantFrom('', '0', '1', '-2', '0.3', '7', '0.1', '12345678901234.123456789012'),
  y: fc.constantFrom('', '0', '3', '0.2', '-0.7'),
  b: fc.constantFrom('', 'true', 'false'),
});
type Row = Readonly<{
  class: string;
  onset: number | undefined;
  cluster: string;
  x: string;
  y: string;
  b: string;
}>;

const number: fc.Arbitrary<string> = fc.letrec<{ deep: string; flat: string }>((tie) => ({
  flat: fc.constantFrom(
    'x',
    'y',
    '0',
    '1',
    '3',
    '0.3',
    '-2',
    'or_else(x, 5)',
    'days_between(date_onset, date_report)',
  ),
  deep: fc.oneof(
    { maxDepth: 2 },
    tie('flat'),
    fc
      .tuple(tie('deep'), fc.constantFrom('+', '-', '*', '/'), tie('deep'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('deep'), tie('deep')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(tie('deep'), fc.constantFrom('abs(%)', 'round(%, 1)', '-(%)', 'pow(%, 2)'))
      .map(([a, f]) => f.replace('%', () => a)),
    fc.tuple(tie('deep'), tie('deep')).map(([a, b]) => `(or_else(b, x > 0) ? ${a} : ${b})`),
    fc.tuple(tie('deep'), tie('deep')).map(([a, b]) => `(b ? ${a} : ${b})`),
  ),
})).deep;

const truth: fc.Arbitrary<string> = fc.letrec<{ deep: string; flat: string }>((tie) => ({
  flat: fc.oneof(
    fc
      .tuple(number, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), number)
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(number, number, number).map(([a, b, c]) => `${a} in [${b}, ${c}]`),
    fc.constantFrom(
      'b',
      'b == (x > 0)',
      'known(cluster)',
      'known(x)',
      'class == "confirmed"',
      'class in ["confirmed", "suspected"]',
      'cluster == "k1"',
      'cluster < "k2"',
      'or_else(class, "confirmed") != cluster',
      'cluster in ["k1", class]',
      'date_onset >= "2022-03-27"',
      'or_else(date_onset, date_report) == date_report',
    ),
  ),
  deep: fc.oneof(
    { maxDepth: 2 },
    tie('flat'),
    fc.tuple(tie('deep'), fc.constantFrom('&&', '||'), tie('deep')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('deep').map((a) => `!(${a})`),
    fc.tuple(tie('deep'), tie('deep'), tie('deep')).map(([c, a, b]) => `((${c}) ? (${a}) : (${b}))`),
    fc.tuple(tie('deep'), tie('deep'), tie('deep')).map(([a, b, c]) => `at_least(2, [${a}, ${b}, ${c}])`),
  ),
})).deep;

const table = tablesWith({ cases: { x: 'number', y: 'number', b: 'boolean' } })['cases'];

/** What an expression comes to for each row, by the evaluation that judges areas. */
function judged(text: string, rows: readonly Row[]): (boolean | null)[] {
  const scope = {
    names: table?.columns ?? { known: {} },
    subject: 'column',
    members: {},
    wanted: ['boolean'],
  } as const;
  const { written, problems } = parseExpression(text, scope, { file: 'test' });
  if (written === undefined) throw new Error(`${text}: ${problems.map(({ code }) => code).join()}`);
  const texts = (of: (each: Row) => string): Column => textColumn(rows.map((each) => of(each) || null));
  const numbers = (of: (each: Row) => string): Column => {
    const values = Float64Array.from(rows, (each) => (of(each) === '' ? Number.NaN : Number(of(each))));
    const exact = new Map(rows.flatMap((each, i) => (of(each) === '' ? [] : [[i, of(each)] as const])));
    return withExact({ lo: values, hi: values }, exact);
  };
  const columns: Readonly<Record<string, Column>> = {
    class: texts((each) => each.class),
    cluster: texts((each) => each.cluster),
    date_onset: texts((each) => (each.onset === undefined ? '' : dayAt(each.onset))),
    date_report: texts(() => dayAt(6)),
    x: numbers((each) => each.x),
    y: numbers((each) => each.y),
    b: truthColumn(Uint8Array.from(rows, ({ b }) => (b === '' ? UNKNOWN : Number(b === 'true')))),
  };
  const readings = { rows: rows.length, indicator: (name: string) => columns[name], member: () => undefined };
  const column = evaluate(written.tree, readings, new Map());
  return rows.map((_, i) => {
    const value = valueAt(column, i);
    return typeof value === 'boolean' ? value : null;
  });
}

test('a condition over rows means in the engine what it means where areas are judged', async () => {
  let unknown = 0;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 15, maxLength: 20 }),
      fc.array(truth, { minLength: 5, maxLength: 8 }),
      async (rows, conditions) => {
        const asked = conditions.flatMap((text) => [text, `!(${text})`]);
        // Rows must not be rejected for their empty cells, so that what is unknown can be seen to be.
        const safe = asked.map((text) => `or_else(${text}, false)`);
        const world: World = {
          areas: ['code,name,level,parent', 'A,A,county,'],
          tables: {
            cases: [
              'id,class,date_report,date_onset,area,cluster,x,y,b',
              ...rows.map(
                (each, i) =>
                  `c${i},${each.class},${dayAt(6)},${each.onset === undefined ? '' : dayAt(each.onset)},A,${each.cluster},${each.x},${each.y},${each.b}`,
              ),
            ],
          },
          about: { cases: 'extra: { x: number, y: number, b: boolean }' },
          level: 'county',
          indicators: Object.fromEntries(
            safe.map((text, i) => [`i${i}`, JSON.stringify({ count: 'cases', where: text, window: 'all' })]),
          ),
        };
        const found = await valuesOf(world, dayAt(6), ['A']);
        for (const [i, text] of asked.entries()) {
          const truths = judged(text, rows);
          expect(found[`i${i}`], text).toEqual([truths.filter((each) => each === true).length]);
          unknown += truths.filter((each) => each === null).length;
          taken += truths.filter((each) => each === true).length;
        }
      },
    ),
    { numRuns: 12, seed },
  );
  // All three truth values came up, and often.
  expect(Math.min(unknown, taken)).toBeGreaterThan(500);
});
