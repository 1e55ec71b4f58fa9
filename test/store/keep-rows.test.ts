import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Engine, openEngine } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/sql.ts';
import { createBeside } from '../../src/inputs/areas/beside.ts';
import {
  beginRows,
  exportRows,
  hidden,
  type KeptRows,
  keepRows,
  keepRowsIndex,
  keptPath,
  readKept,
  readRowsIndex,
} from '../../src/store/index.ts';
import { codesOf, folder } from './night.ts';

const secret = 'ab'.repeat(32);
let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
  await createBeside(engine);
  await engine.run(`CREATE TABLE areas AS SELECT * FROM (VALUES
    (0, '110000', '北京市', 'province', NULL::INTEGER, 21893095), (1, '110106', '丰台区', 'county', 0, 2019764),
    (2, '110108', '海淀区', 'county', 0, NULL)) t(ix, code, name, level, parent, population)`);
  await engine.run(`CREATE TYPE case_class AS ENUM ('confirmed', 'asymptomatic')`);
  await engine.run(
    'CREATE TABLE cases (_id_hash UBIGINT, "cluster" VARCHAR, id VARCHAR, class case_class, date_report DATE, area INTEGER, dose DECIMAL(38,12))',
  );
  await engine.run(`INSERT INTO cases VALUES
    (1, '新发地', 'b', 'confirmed', '2020-06-12', 2, 1.5), (2, NULL, 'a', 'asymptomatic', '2020-06-12', 2, NULL),
    (3, '新发地', 'c', 'confirmed', '2020-06-12', 1, 2), (4, '', 'x,"y"', 'confirmed', '2020-06-11', 1, 0),
    (5, 'k', 'z', 'confirmed', '2020-06-14', 0, 10)`);
  await engine.run('CREATE TABLE metrics (area INTEGER, "date" DATE, beds DECIMAL(38,12))');
  await engine.run(`INSERT INTO metrics VALUES (1, '2020-06-12', 12.250000000000), (2, '2020-06-13', 100)`);
});
afterAll(() => engine.close());

const textOf = async (store: string, { file }: KeptRows) => (await readKept(store, file)).toString('utf8');

test('however many rows are sorted at a time, the files are the same', async () => {
  const [all, few] = [folder(), folder()];
  const options = { asOf: '2020-06-14', secret };
  expect(await exportRows(engine, few, { ...options, atATime: 1 })).toEqual(
    await exportRows(engine, all, options),
  );
  const files = (store: string) => readdirSync(store, { recursive: true, encoding: 'utf8' }).sort();
  expect(files(few)).toEqual(files(all));
});

test('the rows of the first days are there before those of the last are written, and what was not begun can be let be', async () => {
  const store = folder();
  const asked: string[] = [];
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const beside: Engine = {
    ...engine,
    run: async (sql) => {
      asked.push(/BETWEEN DATE '(.*?)'/.exec(sql)?.[1] ?? sql);
      if (asked.length > 1) await gate;
      return engine.run(sql);
    },
  };
  const options = { asOf: '2020-06-14', secret, atATime: 1, beside };
  const rows = await beginRows(engine, store, options);
  const days = (await rows.through('2020-06-11')).map(({ table, day }) => [table, day]);
  expect(days).toEqual([
    ['areas', null],
    ['cases', '2020-06-11'],
  ]);
  const left = rows.leave();
  go();
  await left;
  expect(asked).toEqual(['2020-06-11', '2020-06-12']);
  await expect(rows.through('2020-06-14')).rejects.toThrow('not kept');
  const whole = await exportRows(engine, store, { asOf: '2020-06-14', secret });
  expect(await (await beginRows(engine, folder(), options)).through('2020-06-14')).toEqual(whole);
});

test('the rows known by a day are kept, a file a table and day, in a fixed order', async () => {
  const store = folder();
  const index = await keepRows(engine, store, { asOf: '2020-06-13', secret, hide: [] });
  const kept = await readRowsIndex(store, index);
  expect(kept.map(({ table, day, rows }) => [table, day, rows])).toEqual([
    ['areas', null, 3],
    ['cases', '2020-06-11', 1],
    ['cases', '2020-06-12', 3],
    ['metrics', '2020-06-12', 1],
    ['metrics', '2020-06-13', 1],
  ]);
  expect(await Promise.all(kept.map((each) => textOf(store, each)))).toEqual([
    'code,name,level,parent,population\n110000,北京市,province,,21893095\n110106,丰台区,county,110000,2019764\n110108,海淀区,county,110000,\n',
    'date_report,area,id,class,cluster,dose\n"2020-06-11",110106,"x,""y""",confirmed,"",0\n',
    'date_report,area,id,class,cluster,dose\n"2020-06-12",110106,c,confirmed,新发地,2\n"2020-06-12",110108,a,asymptomatic,,\n"2020-06-12",110108,b,confirmed,新发地,1.5\n',
    'date,area,beds\n"2020-06-12",110106,12.25\n',
    'date,area,beds\n"2020-06-13",110108,100\n',
  ]);
});

test('ids and clusters are hidden unless it is said otherwise, and equal ones stay equal', async () => {
  const store = folder();
  const kept = await exportRows(engine, store, { asOf: '2020-06-12', secret });
  const text = await textOf(store, kept[2] ?? fail());
  const cluster = hidden(secret, '新发地');
  expect(text).not.toContain('新发地');
  expect(text).toContain(`110106,${hidden(secret, 'c')},confirmed,${cluster},2\n`);
  expect(text).toContain(`110108,${hidden(secret, 'b')},confirmed,${cluster},1.5\n`);
  expect(text).toContain(`110108,${hidden(secret, 'a')},asymptomatic,,\n`);
});

test('nights share the files of days that are the same; an index of its own tells them apart', async () => {
  const store = folder();
  const first = await readRowsIndex(store, await keepRows(engine, store, { asOf: '2020-06-12', secret }));
  const second = await readRowsIndex(store, await keepRows(engine, store, { asOf: '2020-06-14', secret }));
  expect(second).toEqual(expect.arrayContaining(first));
  const files = readdirSync(`${store}/kept`, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(files).toHaveLength(second.length + 2);
  expect(await keepRows(engine, store, { asOf: '2020-06-12', secret })).not.toBe(
    await keepRows(engine, store, { asOf: '2020-06-12', secret: 'cd'.repeat(32) }),
  );
});

test('a replay keeps the rows once: the index of an earlier night is the one it would have made', async () => {
  const store = folder();
  const all = await exportRows(engine, store, { asOf: '2020-06-14', secret });
  for (const asOf of ['2020-06-10', '2020-06-11', '2020-06-12', '2020-06-14'])
    expect(await keepRowsIndex(store, all, asOf)).toBe(await keepRows(engine, store, { asOf, secret }));
});

test('the order in which rows came changes nothing', async () => {
  const store = folder();
  const before = await keepRows(engine, store, { asOf: '2020-06-14', secret });
  await engine.run('CREATE OR REPLACE TABLE cases AS SELECT * FROM cases ORDER BY _id_hash DESC');
  expect(await keepRows(engine, store, { asOf: '2020-06-14', secret })).toBe(before);
});

test('texts that look like the beginning of a day do not cut a file', async () => {
  const store = folder();
  const other = await openEngine();
  const texts = ['\n"2020-06-13",', '\n2020-06-13,', '"\n"2020-06-13",110106', '\r\n', 'plain'];
  const rows = ['2020-06-12', '2020-06-13', '2020-06-15'].flatMap((day) =>
    texts.map((text) => `(${literal(text)}, DATE ${literal(day)}, 0)`),
  );
  await createBeside(other);
  await other.run(`CREATE TABLE areas AS SELECT 0 AS ix, '110106' AS code, NULL::INTEGER AS parent`);
  await other.run(`CREATE TABLE cases AS SELECT * FROM (VALUES ${rows.join(', ')}) t(id, date_report, area)`);
  const kept = (await exportRows(other, store, { asOf: '2020-06-15', secret, hide: [] })).slice(1);
  other.close();
  for (const each of kept) {
    const [, ...read] = parse(await textOf(store, each), { record_delimiter: '\n' });
    expect(read.map(([day]) => day)).toEqual(texts.map(() => each.day));
    expect(read.map((cells) => cells[2]).sort()).toEqual(texts.toSorted());
  }
});

test('a long file is cut at the right places, whatever lies on the border of a read', async () => {
  const store = folder();
  const other = await openEngine();
  await createBeside(other);
  await other.run(`CREATE TABLE areas AS SELECT 0 AS ix, '110106' AS code, NULL::INTEGER AS parent`);
  await other.run(`CREATE TABLE cases AS SELECT repeat('x', 40 + (i * 7 % 90)::INTEGER) || i AS id, 0 AS area,
    DATE '2020-01-01' + (i % 1500)::INTEGER AS date_report FROM range(120000) t(i)`);
  const kept = (await exportRows(other, store, { asOf: '2024-12-31', secret, hide: [] })).slice(1);
  other.close();
  expect(kept).toHaveLength(1500);
  for (const each of kept) {
    const lines = (await textOf(store, each)).trimEnd().split('\n');
    expect(lines).toHaveLength(81);
    expect(lines.slice(1).every((line) => line.startsWith(`"${each.day}",110106,x`))).toBe(true);
  }
});

test('hiding is HMAC-SHA-256, in the engine as in node', async () => {
  const store = folder();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 20 }),
      async (texts) => {
        await engine.run('CREATE OR REPLACE TABLE metrics (area INTEGER, "date" DATE, beds DECIMAL(38,12))');
        const rows = texts.map((text) => `(${literal(text.replaceAll('\0', ''))}, '2020-06-12', 1)`);
        await engine.run(`CREATE OR REPLACE TABLE cases AS SELECT id, CAST(day AS DATE) AS date_report, area, id AS "cluster"
        FROM (VALUES ${rows.join(', ')}) t(id, day, area)`);
        const kept = await exportRows(engine, store, { asOf: '2020-06-12', secret });
        const lines = (await textOf(store, kept[1] ?? fail())).trimEnd().split('\n').slice(1);
        const expected = texts.map((text) => {
          const hmac = createHmac('sha256', Buffer.from(secret, 'hex'))
            .update(text.replaceAll('\0', ''))
            .digest('hex');
          return `"2020-06-12",110106,${hmac.slice(0, 32)},${hmac.slice(0, 32)}`;
        });
        expect(lines.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 20 },
  );
});

test('without cases or metrics there are the areas', async () => {
  const store = folder();
  const other = await openEngine();
  await createBeside(other);
  await other.run(`CREATE TABLE areas AS SELECT 0 AS ix, '110106' AS code, NULL::INTEGER AS parent`);
  const kept = await exportRows(other, store, { asOf: '2020-06-12', secret });
  other.close();
  expect(kept.map(({ table }) => table)).toEqual(['areas']);
  expect(keptPath(store, kept[0]?.file ?? '')).toMatch(/kept\/..\/[0-9a-f]{64}\.csv$/);
});

function fail(): never {
  throw new Error('no such file');
}

test('where the rows of one day cannot be kept, those of the others are in place when that is told', async () => {
  const [whole, store] = [folder(), folder()];
  const days = await openEngine();
  onTestFinished(() => days.close());
  await createBeside(days);
  await days.run(`CREATE TABLE areas AS SELECT 0 AS ix, 'a' AS code, NULL::INTEGER AS parent`);
  await days.run(
    `CREATE TABLE metrics AS SELECT 0 AS area, DATE '2020-06-01' + (i % 12)::INTEGER AS "date", i AS beds FROM range(60000) t(i)`,
  );
  const options = { asOf: '2020-06-30', secret };
  const kept = await exportRows(days, whole, options);
  const [, first, ...others] = kept.map(({ file }) => keptPath(store, file));
  mkdirSync(dirname(first ?? ''), { recursive: true });
  writeFileSync(first ?? '', 'another thing');
  expect(await codesOf(exportRows(days, store, options))).toEqual(['store-damaged']);
  expect(others).toHaveLength(11);
  expect(others.filter((path) => !existsSync(path))).toEqual([]);
});
