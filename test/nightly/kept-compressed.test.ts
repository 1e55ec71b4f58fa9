import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkData, checkStore, explainPublished, history, replay, verify } from '../../src/index.ts';
import { type Files, workspace } from '../cli/workspace.ts';

const DAYS = { from: '2022-05-09', to: '2022-05-11' };
const TODAY = '2022-06-01';

/** A city of so many villages, and so many cases in one of them, that the store keeps both compressed. */
function large(more = ''): Files {
  const villages = Array.from({ length: 3000 }, (_, i) => `1101090${11 + (i % 80)}${100 + (i % 900)},村${i}`);
  const streets = Array.from({ length: 80 }, (_, i) => `1101090${11 + i},街道${i}`);
  const cases = Array.from(
    { length: 2000 },
    (_, i) => `B${i},confirmed,local,2022-05-09,110105025001,家${i % 7}`,
  );
  return {
    'data/areas.csv': `code,name\n11,北京市\n1101,市辖区\n110105,朝阳区\n110105025,来广营地区\n110105025001,清河营村委会\n110109,门头沟区\n${[
      ...streets,
      ...new Map(villages.map((line) => [line.slice(0, 12), line])).values(),
    ].join('\n')}\n`,
    'data/cases.csv': `id,class,origin,date,area,cluster\n${cases.join('\n')}\n${more}`,
  };
}

/** Every file of a store that is compressed, by its path in it. */
function compressedIn(store: string): string[] {
  return readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.gz'));
}

test('a store whose things are compressed is verified, explained, and compared with today’s data', async () => {
  const city = workspace(large());
  await replay({ workspace: city, ...DAYS });
  const store = join(city, 'store');
  expect(compressedIn(store).length).toBeGreaterThanOrEqual(2);
  expect((await verify({ workspace: city })).map(({ outcome }) => outcome)).toEqual([
    'verified',
    'verified',
    'verified',
  ]);
  expect((await checkStore({ workspace: city })).findings).toEqual([]);
  const { explanation } = await explainPublished({
    workspace: city,
    on: '2022-05-09',
    area: '110105025001',
    today: TODAY,
  });
  expect(explanation.fromStore?.agrees).toBe(true);
  expect((await history({ workspace: city, area: '清河营' })).area.code).toBe('110105025001');

  const extra = workspace(large('Z1,confirmed,local,2022-05-09,110105025001,\n'));
  const config = readFileSync(join(extra, 'fenqu.yaml'), 'utf8').replace('store: store/', `store: ${store}`);
  writeFileSync(join(extra, 'fenqu.yaml'), config);
  const report = await checkData({ workspace: extra, asOf: '2022-05-10', today: TODAY });
  expect(report.sinceLast?.tables).toMatchObject([{ table: 'cases', added: 1, withdrawn: 0 }]);
});

test('another bit in what is compressed is found by verifying', async () => {
  const city = workspace(large());
  await replay({ workspace: city, ...DAYS });
  const store = join(city, 'store');
  for (const [i, name] of compressedIn(store).entries()) {
    const path = join(store, name);
    const bytes = readFileSync(path);
    for (const at of [3 + i, bytes.length >> 1, bytes.length - 40]) {
      writeFileSync(
        path,
        bytes.map((byte, each) => (each === at ? byte ^ 4 : byte)),
      );
      const outcomes = (await verify({ workspace: city })).map(({ outcome }) => outcome);
      expect(outcomes, `${name}:${at}`).toContain('damaged');
    }
    writeFileSync(path, bytes);
  }
});
