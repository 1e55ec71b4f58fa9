import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engine, openEngine } from '../../src/engine/duckdb.ts';
import { createBeside } from '../../src/inputs/areas/beside.ts';
import { exportRows, keptPath } from '../../src/store/index.ts';
import { codesOf, folder } from './night.ts';

const options = { asOf: '2020-06-30', secret: 'ab'.repeat(32) };
let engine: Engine;
/** What was written out of the engine. */
let copies: string[] = [];

const watched = (): Engine => ({
  ...engine,
  run: (sql, how) => {
    if (sql.startsWith('COPY')) copies.push(sql);
    return engine.run(sql, how);
  },
});
const exported = (store: string, more = {}) => {
  copies = [];
  return exportRows(watched(), store, { ...options, prints: prints(store), ...more });
};
/** The days of cases that were written out. */
const daysWritten = () =>
  copies.flatMap((sql) => /BETWEEN DATE '(.*?)' AND DATE '(.*?)'/.exec(sql)?.slice(1) ?? []);
const addCase = (id: string, day: string, area = 1) =>
  engine.run(`INSERT INTO cases VALUES ('${id}', '${day}', ${area})`);
const prints = (store: string) => join(store, 'prints');

beforeEach(async () => {
  engine = await openEngine();
  await createBeside(engine);
  await engine.run(`CREATE TABLE areas AS SELECT * FROM (VALUES
    (0, '110000', '北京市', 'province', NULL::INTEGER), (1, '110106', '丰台区', 'county', 0),
    (2, '110108', '海淀区', 'county', 0)) t(ix, code, name, level, parent)`);
  await engine.run('CREATE TABLE cases (id VARCHAR, date_report DATE, area INTEGER)');
  for (const day of [11, 12, 13, 14]) await addCase(`c${day}`, `2020-06-${day}`);
});
afterEach(() => engine.close());

test('only what is new or another is written out, and it all comes to the same as if all were', async () => {
  const store = folder();
  await exported(store);
  expect(copies).toHaveLength(2);
  expect(await exported(store)).toEqual(await exported(folder()));
  await exported(store);
  expect(copies).toEqual([]);

  await addCase('new', '2020-06-15');
  await exported(store);
  expect(daysWritten()).toEqual(['2020-06-15', '2020-06-15']);

  await addCase('late', '2020-06-12');
  await engine.run(`UPDATE cases SET area = 2 WHERE id = 'c14'`);
  await exported(store);
  expect(daysWritten()).toEqual(['2020-06-12', '2020-06-12', '2020-06-14', '2020-06-14']);
  const all = await exported(store);
  expect(copies).toEqual([]);
  expect(all).toEqual(await exported(folder()));

  await engine.run(`UPDATE areas SET name = '丰台' WHERE ix = 1`);
  await exported(store);
  expect(copies).toHaveLength(2);
});

test('the same rows in another order are the same; one that is there twice is not', async () => {
  const store = folder();
  await addCase('a', '2020-06-12');
  await exported(store);
  await engine.run('CREATE OR REPLACE TABLE cases AS SELECT * FROM cases ORDER BY id DESC');
  await exported(store);
  expect(copies).toEqual([]);
  await addCase('a', '2020-06-12');
  await addCase('a', '2020-06-12');
  await exported(store);
  expect(daysWritten()).toEqual(['2020-06-12', '2020-06-12']);
});

test('an earlier night leaves what is known of later days', async () => {
  const store = folder();
  await exported(store);
  await exported(store, { asOf: '2020-06-12' });
  await exported(store);
  expect(copies).toEqual([]);
});

test('rows hidden otherwise are written out again', async () => {
  const store = folder();
  await exported(store);
  for (const more of [{ secret: 'cd'.repeat(32) }, { hide: [] }]) {
    expect(await exported(store, more)).toEqual(await exported(folder(), more));
    await exported(store, more);
    expect(copies).toEqual([]);
  }
});

test('a print tells nothing of an id to who has not the secret', async () => {
  const store = folder();
  await exported(store);
  const [row] = await engine.rows(
    `SELECT hash(area, id)::VARCHAR AS plain, hash(area, id, 1)::VARCHAR AS other FROM cases WHERE id = 'c11'`,
  );
  const text = readFileSync(prints(store), 'utf8');
  for (const told of [row?.['plain'], row?.['other'], 'c11']) expect(text).not.toContain(String(told));
});

test('a kept file that is gone is made again, and one that was cut short is found', async () => {
  const store = folder();
  const [, first] = await exported(store);
  const path = keptPath(store, first?.file ?? '');
  rmSync(path);
  await exported(store);
  expect(daysWritten()).toEqual(['2020-06-11', '2020-06-11']);
  expect(existsSync(path)).toBe(true);
  truncateSync(path, 10);
  expect(await codesOf(exported(store))).toEqual(['store-damaged']);
});

test('prints that are not as they were written are gone without, and written anew', async () => {
  const store = folder();
  const all = await exported(store);
  const text = readFileSync(prints(store), 'utf8');
  for (let at = 0; at < text.length; at += 37) {
    const other = String.fromCharCode(text.charCodeAt(at) ^ 1);
    writeFileSync(prints(store), text.slice(0, at) + other + text.slice(at + 1));
    expect(await exported(store)).toEqual(all);
    expect(copies).toHaveLength(2);
    expect(readFileSync(prints(store), 'utf8')).toBe(text);
  }
});

test('where no prints can be written all rows are kept none the less', async () => {
  const store = folder();
  const all = await exported(store);
  const nowhere = join(store, 'nowhere', 'prints');
  for (let night = 0; night < 2; night++) {
    expect(await exported(store, { prints: nowhere })).toEqual(all);
    expect(copies).toHaveLength(2);
  }
});

test('whatever changes from night to night, the same is kept as if nothing had been before', async () => {
  const day = fc.integer({ min: 11, max: 15 }).map((n) => `2020-06-${n}`);
  const change = fc.oneof(
    fc
      .tuple(day, fc.integer({ min: 0, max: 2 }))
      .map(([on, area]) => `INSERT INTO cases VALUES ('n', '${on}', ${area})`),
    day.map((on) => `DELETE FROM cases WHERE date_report = DATE '${on}'`),
    fc
      .tuple(day, day)
      .map(([on, to]) => `UPDATE cases SET date_report = DATE '${to}' WHERE date_report = DATE '${on}'`),
    fc
      .tuple(day, fc.integer({ min: 0, max: 2 }))
      .map(([on, area]) => `UPDATE cases SET area = ${area} WHERE date_report = DATE '${on}'`),
  );
  const nights = fc.array(fc.tuple(fc.array(change, { maxLength: 3 }), day), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(nights, async (all) => {
      const store = folder();
      for (const [changes, asOf] of all) {
        for (const sql of changes) await engine.run(sql);
        expect(await exported(store, { asOf })).toEqual(await exported(folder(), { asOf }));
      }
    }),
    { numRuns: 25 },
  );
});
