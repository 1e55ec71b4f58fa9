import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { fenqu } from '../cli/fenqu.ts';
import { CITY, workspace } from '../cli/workspace.ts';

const DAY = '2022-05-10';
const TOLERANT = `rejects: { allow: 50% }\n${CITY['fenqu.yaml']}`;

/** The plain city with further rows of which something cannot be read. */
function withRows(...rows: readonly string[]): string {
  return workspace({
    'fenqu.yaml': TOLERANT,
    'data/cases.csv': `${CITY['data/cases.csv']}${rows.join('\n')}\n`,
  });
}

async function rejectedIn(folder: string) {
  const { snapshot } = await zone({ workspace: folder, asOf: DAY, all: true });
  const flagged = snapshot.zones
    .filter(({ flags }) => flags.includes('possibly_higher'))
    .map(({ area }) => area.code);
  return { ...snapshot.rejected, flagged };
}

test('a rejected row flags the area that it could raise', async () => {
  // One row more may complete a cluster, which makes 清河营 medium.
  expect(await rejectedIn(withRows('B1,确认,local,2022-05-09,110105025001,'))).toEqual({
    rows: 1,
    districts: [{ name: '朝阳区', rows: 1 }],
    nowhere: 0,
    areas: 1,
    flagged: ['110105025001'],
  });
  // 红霞路 is high already.
  expect(await rejectedIn(withRows('B2,confirmed,local,五月九日,110105005001,'))).toMatchObject({
    rows: 1,
    areas: 0,
    flagged: [],
  });
});

test('of a row whose area is certain only in part, every area in it; of one without a place, none in particular', async () => {
  const rows = ['B1', 'B2'].map((id) => `${id},确认,local,2022-05-09,海淀区花园路街道,`);
  expect(await rejectedIn(withRows(...rows))).toMatchObject({
    rows: 2,
    districts: [{ name: '海淀区', rows: 2 }],
    flagged: ['110108012001', '110108012002'],
  });
  expect(await rejectedIn(withRows('B1,confirmed,local,2022-05-09,某处,'))).toMatchObject({
    rows: 1,
    nowhere: 1,
    flagged: [],
  });
});

test('rows dated after the day, and nights without rejected rows, tell of none', async () => {
  expect(await rejectedIn(withRows('B1,确认,local,2022-05-11,110105025001,'))).toMatchObject({
    rows: 0,
    areas: 0,
  });
  expect(await rejectedIn(workspace())).toMatchObject({ rows: 0, flagged: [] });
});

test.each(['zone', 'run'])('%s says so in its summary, in both languages', async (command) => {
  const rows = ['B1', 'B2'].map((id) => `${id},确认,local,2022-05-09,110105025001,`);
  const folder = withRows(...rows, 'B3,confirmed,local,2022-05-09,某处,');
  const said = async (lang: string) =>
    (await fenqu([command, '-C', folder, '--as-of', DAY, '--lang', lang, '-q'])).stdout;
  expect(await said('zh')).toMatch(/有3行被拒收、没有计入（朝阳区 2、地点不明 1），可能使任何区域等级更高/);
  expect(await said('en')).toMatch(/3 rows were rejected and not counted \(朝阳区 2, place not known 1\)/);
});
