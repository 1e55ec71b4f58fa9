import { describe, expect, test } from 'vitest';
import { FenquError } from '../../src/problems/problem.ts';
import { valuesOf, type World } from './values.ts';

const WORLD: World = {
  areas: [
    'code,name,level,parent,kind,island,closed_on,beds',
    'A,A,county,,rural,yes,2022-03-05,4',
    'B,B,county,,capital,no,2022-03-06,many',
    'C,C,county,,,,,',
  ],
  tables: { cases: ['id,class,origin,date_report,area', 'k1,confirmed,local,2022-03-01,A'] },
  level: 'county',
  indicators: {},
};

const DECLARED = ['extra: { areas: { island: boolean, closed_on: date } }'];

function of(indicator: string, more: Partial<World> = {}, asOf = '2022-03-05') {
  return valuesOf({ ...WORLD, indicators: { i: indicator }, ...more }, asOf, ['A', 'B', 'C']);
}

describe('attributes of areas', () => {
  test.each([
    // What is compared with texts is a text; an empty cell is unknown.
    ['{ expr: \'area.kind == "rural"\' }', [true, false, null]],
    ['{ expr: \'area.kind in ["capital", "port"] ? 100 : 10\' }', [10, 100, null]],
    ['{ expr: \'or_else(area.kind, "none") != "rural"\' }', [false, true, true]],
    ["{ expr: 'area.kind == params.rural' }", [true, false, null]],
    ['{ expr: \'known(area.kind) && area.kind == "rural"\' }', [true, false, false]],
    // Any other is a number, and what is none is unknown.
    ["{ expr: 'area.beds + 1' }", [5, null, null]],
    // As the pack declares it.
    ["{ expr: 'area.island' }", [true, false, null]],
    ["{ expr: 'area.island ? 1 : 2' }", [1, 2, null]],
    ['{ expr: \'area.closed_on <= "2022-03-05"\' }', [true, false, null]],
    ["{ expr: 'days_between(area.closed_on, as_of)' }", [0, -1, null]],
    ['{ max: { of: "area.kind == \\"rural\\" ? 1 : 0" }, window: 2d }', [1, 0, null]],
  ])('%s', async (indicator, values) => {
    const pack = [...DECLARED, 'params: { rural: rural }'];
    expect((await of(indicator, { pack }))['i']).toEqual(values);
  });

  test('what stands beside days is a day, and its cells are checked', async () => {
    expect((await of('{ expr: \'area.closed_on <= "2022-03-05"\' }'))['i']).toEqual([true, false, null]);
    const pack = ['params: { start: 2022-03-05 }'];
    expect((await of("{ expr: 'area.closed_on > params.start' }", { pack }))['i']).toEqual([
      false,
      true,
      null,
    ]);
    const problems = await problemsOf(of('{ expr: \'area.kind >= "2022-03-05"\' }'));
    expect(problems.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'area-attribute-value rural',
      'area-attribute-value capital',
    ]);
  });

  test('texts have no order', async () => {
    expect(await codesOf(of('{ expr: \'area.kind < "port"\' }'))).toEqual(['expression-type']);
  });

  test('beside the context an attribute is of the type that the pack declares', async () => {
    const expr = "{ expr: 'area.kind == context.kind' }";
    expect(await codesOf(of(expr))).toEqual(['expression-attribute-type']);
    const pack = ['extra: { areas: { kind: text } }'];
    expect((await of(expr, { pack, workspace: ['context: { kind: { 2022-01-01: rural } }'] }))['i']).toEqual([
      true,
      false,
      null,
    ]);
  });

  test('one attribute is of one type', async () => {
    const indicators = { a: '{ expr: area.kind == "rural" }', b: '{ expr: area.kind + 1 }' };
    expect(await codesOf(of('', { indicators }))).toEqual(['expression-type']);
    const pack = ['extra: { areas: { kind: number } }'];
    expect(await codesOf(of('{ expr: area.kind == "rural" }', { pack }))).toEqual(['expression-type']);
  });

  test('cells are of the type that the pack declares', async () => {
    const pack = ['extra: { areas: { beds: number, kind: boolean } }'];
    const problems = await problemsOf(of('{ expr: area.kind && area.beds > 1 }', { pack }));
    expect(problems.map(({ value, with: details }) => `${details?.['area']} ${value}`)).toEqual([
      'A rural',
      'B capital',
      'B many',
    ]);
  });

  test('a column that is not there is told, with one that may be meant', async () => {
    const [problem] = await problemsOf(of('{ expr: area.kinds == "rural" }'));
    expect(problem).toMatchObject({ code: 'area-attribute', value: 'kinds', suggest: ['kind'] });
    const pack = ['extra: { areas: { code: number } }'];
    expect(await codesOf(of('{ expr: 1 + 1 }', { pack }))).toEqual(['pack-extra-column']);
  });
});

describe('the day judged, and days as constants', () => {
  const pack = ['params: { start: 2022-03-05 }'];
  test.each([
    ["{ expr: 'as_of >= params.start' }", [false, true]],
    ['{ expr: \'as_of == "2022-03-04"\' }', [true, false]],
    ["{ expr: 'days_between(params.start, as_of)' }", [-1, 0]],
    ['{ max: { of: "days_between(as_of, params.start)" }, window: 3d }', [3, 2]],
    ['{ latest: { of: as_of >= params.start }, window: { days: 1, lag: 1 } }', [false, false]],
    ['{ count: cases, where: date_report < params.start, window: all }', [1, 1]],
    ['{ count: cases, where: date_report >= params.start, window: all }', [0, 0]],
    ['{ count: cases, window: { since: params.start } }', [0, 0]],
    ['{ count: cases, window: { since: params.first } }', [1, 1]],
  ])('%s', async (indicator, values) => {
    const params = ['params: { start: 2022-03-05, first: 2022-03-01 }'];
    const before = await of(indicator, { pack: params }, '2022-03-04');
    const after = await of(indicator, { pack: params }, '2022-03-05');
    expect([before['i']?.[0], after['i']?.[0]]).toEqual(values);
  });

  test('a workspace sets a day otherwise, and only to a day', async () => {
    const indicator = '{ count: cases, window: { since: params.start } }';
    const set = (start: string) => ({ pack, workspace: [`params: { mine: { start: ${start} } }`] });
    expect((await of(indicator, set('2022-03-01')))['i']).toEqual([1, 0, 0]);
    expect(await codesOf(of(indicator, set('soon')))).toEqual(['params-type']);
  });

  test.each([
    ['{ count: cases, window: { since: params.begin } }', 'expression-unknown-member'],
    ['{ count: cases, window: { since: params.start.x } }', 'expression-unknown-member'],
    ['{ count: cases, window: { since: start } }', 'yaml-day'],
    ['{ count: cases, window: { since: params.word } }', 'expression-type'],
    ['{ max: { of: "1" }, window: { since: params.number } }', 'expression-type'],
    ["{ expr: 'as_of >= params.word' }", 'expression-type'],
    ["{ expr: 'as_of > 5' }", 'expression-type'],
    ['{ count: cases, where: as_of > date_report, window: 7d }', 'expression-unknown-column'],
  ])('%s is refused', async (indicator, code) => {
    const params = ['params: { start: 2022-03-05, word: soon, number: 5 }'];
    expect(await codesOf(of(indicator, { pack: params }))).toEqual([code]);
  });

  test('no indicator is called so', async () => {
    expect(await codesOf(of('', { indicators: { as_of: '{ count: cases, window: 7d }' } }))).toEqual([
      'pack-reserved-name',
    ]);
  });
});

async function problemsOf(result: Promise<unknown>) {
  const cause = await result.catch((thrown: unknown) => thrown);
  if (!(cause instanceof FenquError)) throw new Error('no problem was found');
  return cause.problems;
}

async function codesOf(result: Promise<unknown>): Promise<string[]> {
  return (await problemsOf(result)).filter(({ severity }) => severity === 'error').map(({ code }) => code);
}
