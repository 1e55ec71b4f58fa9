import { describe, expect, test } from 'vitest';
import { cases, casesIn, codesOf, problemsOf, stage } from './workspaces.ts';

const GOOD = 'A0,2022-05-01,confirmed,110105';

describe('a row that is wrong is rejected, with its code and place', () => {
  test.each([
    ['A1,2022-02-30,confirmed,110105', 'date-invalid cases.csv:3 date'],
    ['A1,11/5/2022,confirmed,110105', 'date-invalid cases.csv:3 date'],
    ['A1,2022-5,confirmed,110105', 'date-invalid cases.csv:3 date'],
    ['A1,2022.5.11,confirmed,110105', 'date-invalid cases.csv:3 date'],
    ['A1,infinity,confirmed,110105', 'date-invalid cases.csv:3 date'],
    ['A1,2022-05-01 08:30,confirmed,110105', 'date-has-time cases.csv:3 date'],
    ['A1,2019-11-30,confirmed,110105', 'date-too-early cases.csv:3 date'],
    ['A1,2022-06-02,confirmed,110105', 'date-in-future cases.csv:3 date'],
    ['A1,,confirmed,110105', 'cell-empty cases.csv:3 date'],
    ['A1,2022-05-01,　,110105', 'cell-empty cases.csv:3 class'],
    ['A1,2022-05-01,confirmed,', 'cell-empty cases.csv:3 area'],
    ['A1,2022-05-01,confirmd,110105', 'value-unknown cases.csv:3 class'],
    ['A1,2022-05-01,confirmed,110199', 'area-unknown cases.csv:3 area'],
    ['A1,2022-05-01,confirmed,1.10105E+11', 'code-scientific cases.csv:3 area'],
    ['A1,2022-05-01,confirmed,红霞路社区', 'area-ambiguous cases.csv:3 area'],
    ['A0,2022-05-02,confirmed,110105', 'id-duplicate cases.csv:3 id'],
    ['A1,2022-05-01,confirmed', 'row-width cases.csv:3'],
    ['A1,2022-05-01,confirmed,110105,x', 'row-width cases.csv:3'],
  ])('%s', async (row, problem) => {
    expect(await codesOf({ files: cases(GOOD, row, 'A9,2022-05-01,confirmed,110105') })).toEqual([problem]);
  });

  test('a number, a truth value, an origin', async () => {
    const header = 'id,date,class,area,origin,age,controlled\n';
    const files = {
      'cases.csv': `${header}A1,2022-05-01,confirmed,110105,mars,1,1\nA2,2022-05-01,confirmed,110105,local,5%,1\nA3,2022-05-01,confirmed,110105,local,0.1234567890123,1\nA4,2022-05-01,confirmed,110105,local,3,maybe\n`,
    };
    const columns = {
      id: ['id'],
      date_report: ['date'],
      class: ['class'],
      area: ['area'],
      origin: ['origin'],
      age: ['age'],
      controlled: ['controlled'],
    };
    const needs = {
      cases: { columns: ['age', 'controlled'], required: [] },
      metrics: { columns: [], required: [] },
    };
    expect(
      await codesOf({
        files,
        cases: { columns, extra: { age: 'number', controlled: 'boolean' } },
        options: { needs },
      }),
    ).toEqual([
      'value-unknown cases.csv:2 origin',
      'number-invalid cases.csv:3 age',
      'number-too-long cases.csv:4 age',
      'boolean-invalid cases.csv:5 controlled',
    ]);
  });

  test('an onset may be empty, but not wrong', async () => {
    const files = {
      'cases.csv':
        'id,date,class,area,onset\nA1,2022-05-01,confirmed,110105,\nA2,2022-05-01,confirmed,110105,soon\n',
    };
    const columns = {
      id: ['id'],
      date_report: ['date'],
      date_onset: ['onset'],
      class: ['class'],
      area: ['area'],
    };
    const needs = {
      cases: { columns: ['date_onset'], required: [] },
      metrics: { columns: [], required: [] },
    };
    expect(await codesOf({ files, cases: { columns }, options: { needs } })).toEqual([
      'date-invalid cases.csv:3 onset',
    ]);
  });
});

test('all problems of a file come in one pass, many of a kind are counted', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => `A${i},2022-13-01,confirmd,110199`);
  const problems = await problemsOf({ files: cases(...rows) });
  const dates = problems.filter(({ code }) => code === 'date-invalid');
  expect(dates).toHaveLength(20);
  expect(problems.find(({ code }) => code === 'rejects-more')).toMatchObject({
    value: 'date-invalid',
    with: { count: 30 },
  });
  expect(problems.filter(({ code }) => code === 'value-unknown')).toMatchObject([
    { place: { line: 2 }, with: { rows: 50 }, suggest: ['confirmed'] },
  ]);
});

test('a class or an origin that may be personal is masked, words are not', async () => {
  const shown = async (text: string, times = 1) => {
    const rows = Array.from({ length: times }, (_, i) => `A${i},2022-05-01,${text},110105`);
    const setup = { files: cases(...rows), cases: { values: { class: { 轻型病例: 'confirmed' } } } };
    return (await problemsOf(setup)).map(({ value, place }) => [value, place?.line]);
  };
  expect(await shown('司徒测丙')).toEqual([['司***(4)', 2]]);
  expect(await shown('司徒测丙', 2)).toEqual([['司***(4)', 2]]);
  expect(await shown('重点人员', 3)).toEqual([['重点人员', 2]]);
  expect(await shown('confirmd')).toEqual([['confirmd', 2]]);
  expect(await shown('轻型病')).toEqual([['轻型病', 2]]);
  expect(await shown('中关村大街5号', 3)).toEqual([['中***(7)', 2]]);
  expect(await shown('13911220033', 3)).toEqual([['1***(11)', 2]]);
});

test('free text is masked in messages, codes are not', async () => {
  const [name, code] = await problemsOf({
    files: cases('A1,2022-05-01,confirmed,幸福里三号院', 'A2,2022-05-01,confirmed,110199'),
  });
  expect(name).toMatchObject({ code: 'area-unknown', value: '***(6)' });
  expect(code).toMatchObject({ code: 'area-unknown', value: '110199' });
});

test('lines are physical lines: quoted line breaks and blank lines are counted', async () => {
  const files = {
    'cases.csv':
      'id,date,class,area,note\r\nA1,2022-05-01,confirmed,110105,"two\r\nlines"\r\n\r\nA2,2022-05-32,confirmed,110105,\r\n',
  };
  expect(await codesOf({ files })).toEqual(['date-invalid cases.csv:5 date']);
});

test('a duplicate in another file names both lines', async () => {
  const files = {
    'cases-1.csv': 'id,date,class,area\nA1,2022-05-01,confirmed,110105\n',
    'cases-2.csv': 'area,class,date,id\n110105,confirmed,2022-05-01,A2\n110105,confirmed,2022-05-02,A1\n',
  };
  expect(await problemsOf({ files, cases: { file: 'cases-*.csv' } })).toMatchObject([
    {
      code: 'id-duplicate',
      place: { file: 'cases-2.csv', line: 3 },
      with: { otherFile: 'cases-1.csv', otherLine: 2 },
    },
  ]);
});

test('an id with blanks around it is the same id', async () => {
  expect(
    await codesOf({ files: cases('A1,2022-05-01,confirmed,110105', ' A1 ,2022-05-02,confirmed,110105') }),
  ).toEqual(['id-duplicate cases.csv:3 id']);
});

describe('cells', () => {
  test.each([
    '2022-05-01',
    '2022/5/1',
    '2022-5-1',
    '2022年5月1日',
    '2022-05-01 00:00',
    '2022-05-01 00:00:00',
    ' 2022-05-01',
    '　2022-05-01\u00a0',
  ])('the day %s', async (day) => {
    const { engine } = await stage({ files: cases(`A1,${day},confirmed,110105`) });
    expect(await casesIn(engine)).toEqual(['A1 2022-05-01 confirmed 110105']);
  });

  test('a stated format is the only one', async () => {
    const setup = { cases: { formats: { date_report: 'M/d/yyyy' } } };
    const { engine } = await stage({
      ...setup,
      files: cases('A1,5/11/2022,confirmed,110105', 'A2,05/01/2022,confirmed,110105'),
    });
    expect(await casesIn(engine)).toEqual([
      'A1 2022-05-11 confirmed 110105',
      'A2 2022-05-01 confirmed 110105',
    ]);
    expect(await codesOf({ ...setup, files: cases('A1,13/11/2022,confirmed,110105') })).toEqual([
      'date-invalid cases.csv:2 date',
    ]);
  });

  test('values, defaults and texts for missing', async () => {
    const { engine } = await stage({
      files: cases(
        'A1,2022-05-01,轻型,110105',
        'A2,2022-05-01, asymptomatic,110105',
        'A3,2022-05-01,N/A,110105',
      ),
      cases: {
        values: { class: { 轻型: 'confirmed' } },
        defaults: { class: 'suspected', origin: 'local' },
        missing: ['N/A'],
      },
    });
    expect(await casesIn(engine, 'id, class::VARCHAR AS class, origin::VARCHAR AS origin')).toEqual([
      'A1 confirmed local',
      'A2 asymptomatic local',
      'A3 suspected local',
    ]);
  });

  test('a text for missing is missing even where it would be a value', async () => {
    const files = {
      'metrics.csv': 'area,date,beds\n110105,2022-05-01,0\n110108,2022-05-01, 0 \n110105,2022-05-02,1\n',
    };
    const { engine } = await stage({ files, cases: null, metrics: { missing: ['0'] } });
    expect(
      await engine.rows('SELECT count(*)::INTEGER AS n, count(beds)::INTEGER AS known FROM metrics'),
    ).toEqual([{ n: 3, known: 1 }]);
  });

  test('joined columns make a key, missing where a part is', async () => {
    const files = {
      'cases.csv':
        'date,nr,class,area,place\n2022-05-01,1,confirmed,110105,里仁\n2022-05-02,1,confirmed,110105,\n',
    };
    const columns = {
      id: ['date', 'nr'],
      date_report: ['date'],
      class: ['class'],
      area: ['area'],
      cluster: ['area', 'place'],
    };
    const needs = { cases: { columns: ['cluster'], required: [] }, metrics: { columns: [], required: [] } };
    const { engine } = await stage({ files, cases: { columns }, options: { needs } });
    expect(await engine.rows('SELECT id, "cluster" FROM cases ORDER BY id')).toEqual([
      { id: '2022-05-01\u001f1', cluster: '110105\u001f里仁' },
      { id: '2022-05-02\u001f1', cluster: null },
    ]);
  });

  test('only what is asked for is kept', async () => {
    const { engine } = await stage({
      files: cases('A1,2022-05-01,confirmed,110105'),
      options: { ids: false },
    });
    const columns = await engine.rows(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'cases'`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      '_id_hash',
      'date_report',
      'class',
      'origin',
      'area',
      '_file',
    ]);
  });
});

test('what the rules read and the workspace does not give is an error', async () => {
  const needs = {
    cases: { columns: ['cluster'], required: [] },
    metrics: { columns: ['beds'], required: [] },
  };
  expect(
    await codesOf({
      files: cases('A1,2022-05-01,confirmed,110105'),
      options: { needs },
      workspace: { file: 'fenqu.yaml' },
    }),
  ).toEqual(['table-unmapped fenqu.yaml data', 'column-unmapped fenqu.yaml data.cases.columns']);
});

describe('an id that is there twice, looked for beside other work', () => {
  const twice = cases('A1,2022-05-01,confirmed,110105', 'A1,2022-05-02,confirmed,110105');

  test('is told when asked', async () => {
    const { staged } = await stage({ files: twice, options: { hopeful: true } });
    expect(await staged.assured()).toBe(false);
  });

  test('is told of none where there is none', async () => {
    const once = cases('A1,2022-05-01,confirmed,110105', 'A2,2022-05-02,confirmed,110105');
    const { staged } = await stage({ files: once, options: { hopeful: true } });
    expect(await staged.assured()).toBe(true);
  });

  test('is told at once where a row had to be looked at anyway', async () => {
    const files = cases(
      'A1,2022-05-01,confirmed,110105',
      'A1,2022-05-02,confirmed,110105',
      'A2,nonsense,confirmed,110105',
    );
    expect(await codesOf({ files, options: { hopeful: true } })).toEqual([
      'id-duplicate cases.csv:3 id',
      'date-invalid cases.csv:4 date',
    ]);
  });
});

describe('area codes', () => {
  test('are placed the same by the fast and the careful pass', async () => {
    const files = cases(
      'A1,2022-05-01,confirmed,110105',
      'A2,2022-05-02,confirmed,1101',
      'A3,2022-05-02,confirmed,110105',
    );
    const placed = async (careful: boolean) => {
      const { engine } = await stage({ files, options: { careful } });
      return engine.rows('SELECT c.id, a.code FROM cases c JOIN areas a ON a.ix = c.area ORDER BY id');
    };
    expect(await placed(false)).toEqual(await placed(true));
    expect(await placed(false)).toHaveLength(3);
  });
});
