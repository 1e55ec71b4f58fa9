import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measures, replay, verify } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const ENTRY = (days: number) => `measures:
  - { id: stay-home, title: { zh: "居家{days}天", en: "{days} {days|day|days} at home" }, text: "{days}", audience: contacts, kind: restriction, parameters: { days: ${days} } }
`;
const FILES = {
  'areas.csv': 'code,name,level,parent\nT,Town,town,\nQ,Quay,ward,T\n',
  'cases.csv': 'day,class,area\n2022-03-01,confirmed,Q\n',
  'rules/mine/pack.yaml': `pack: mine
title: Mine
edition: 2022-01-01
sources: { std: { title: Std, status: official } }
level: ward
effective: next_day
indicators: { n: { title: n, count: cases, where: class == "confirmed", window: 4d } }
tiers: [{ tier: high, title: High, when: n > 0 }, { tier: low, title: Low, otherwise: true }]
`,
  'rules/mine/measures.yaml': 'measures: [{ id: home, use: stay-home, tiers: [high], source: std }]\n',
  'rules/catalogue/mine.yaml': ENTRY(14),
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area } } }
rules: rules/
policy: [{ pack: mine, from: 2022-03-01 }]
`,
};

test('what was published stays as it was when the catalogue changes, and it is told that it did', async () => {
  const workspace = emptyFolder();
  write(workspace, FILES);
  await replay({ workspace, from: '2022-03-01', to: '2022-03-02' });
  const titles = async () =>
    (await measures({ workspace, asOf: '2022-03-02' })).byAudience.flatMap((group) =>
      group.measures.map(({ measure }) => measure.title.en),
    );
  expect(await titles()).toEqual(['14 days at home']);
  expect(await verify({ workspace })).toMatchObject([
    { outcome: 'verified', since: { pack: false } },
    { outcome: 'verified', since: { pack: false } },
  ]);

  write(workspace, { 'rules/catalogue/mine.yaml': ENTRY(1) });
  expect(await titles()).toEqual(['1 day at home']);
  expect(await verify({ workspace })).toMatchObject([
    { outcome: 'verified', since: { pack: true } },
    { outcome: 'verified', since: { pack: true } },
  ]);
  expect(kept(workspace)).toContain('14 days at home');
});

/** All that the store keeps to compute nights again. */
function kept(workspace: string): string {
  const folder = join(workspace, 'store/kept');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
