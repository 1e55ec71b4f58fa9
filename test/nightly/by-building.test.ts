import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measures, zone } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fenqu-building-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILES = {
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } }
  metrics: { file: places.csv, columns: { area: area, date: day, frequented: often } }
rules: rules/
policy: [{ pack: my-twenty, from: 2022-11-11 }]
`,
  'areas.csv': `code,name,level,parent
C,县,county,
X,小区,community,C
X1,1号楼,building,X
X2,2号楼,building,X
`,
  'cases.csv': 'day,class,area\n2022-11-14,confirmed,X1\n',
  'places.csv': 'area,day,often\nX2,2022-11-13,0\n',
  'rules/my-twenty/pack.yaml': `extends: cn-twenty-2022-11
pack: my-twenty
title: { zh: 二十条（按楼栋）, en: The twenty articles by building }
edition: 2022-11-11
level: building
`,
};
mkdirSync(join(folder, 'rules/my-twenty'), { recursive: true });
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);

test('the twenty articles by building: the building with the case is high, its neighbour is the rest of the county', async () => {
  const { snapshot } = await zone({ workspace: folder, asOf: '2022-11-15' });
  expect(snapshot.zones.map(({ area, tier }) => [area.code, tier])).toEqual([
    ['X1', 'high'],
    ['X2', 'low'],
  ]);
  const { byAudience } = await measures({ workspace: folder, asOf: '2022-11-15' });
  const ids = byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id));
  expect(ids).toContain('high-no-widening');
  expect(ids).toContain('low-leaving-city');
});
