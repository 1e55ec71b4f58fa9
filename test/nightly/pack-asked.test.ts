import { describe, expect, test } from 'vitest';
import { explain, run, type Snapshot, zone } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { CITY, workspace } from '../cli/workspace.ts';

const OWN = 'beijing-2020-07';
const OTHER = 'cn-county-2020-02';
const asOf = '2022-05-10';
/** The area's first tier of the night, as the policy's nights say since when. */
const SINCE = '2022-05-04';

const shown = (snapshot: Snapshot, language: 'zh' | 'en'): string =>
  renderSnapshot(snapshot, 'table', { language, width: null, colour: false });

describe('a pack asked for', () => {
  test('that the policy has in charge anyway is not in retrospect, and changes nothing', async () => {
    const folder = workspace();
    await run({ workspace: folder, asOf: '2022-05-09' });
    const plain = await zone({ workspace: folder, asOf });
    for (const day of [asOf, 'latest'] as const) {
      const asked = await zone({ workspace: folder, asOf: day, pack: OWN });
      expect(asked.snapshot.retrospective).toBe(false);
      expect(asked.snapshot.zones).toEqual(plain.snapshot.zones);
    }
    const why = await explain({ workspace: folder, asOf, pack: OWN, area: '110105005001' });
    expect(why.verdict.since).toBe(SINCE);
  });

  test('that is another one is', async () => {
    const { snapshot } = await zone({ workspace: workspace(), asOf, pack: OTHER });
    expect(snapshot.pack.id).toBe(OTHER);
    expect(snapshot.retrospective).toBe(true);
    expect(shown(snapshot, 'en')).toContain('these are not the policy’s rules for that day');
    expect(shown(snapshot, 'zh')).toContain('按规则方案，当日适用的不是这套规则');
    expect(shown(snapshot, 'en')).not.toContain('not in force');
  });

  test('that was in charge on other days only is', async () => {
    const policy = `policy: [{ pack: ${OWN}, from: 2022-04-01 }, { pack: ${OTHER}, from: 2022-05-06 }]\n`;
    const fenqu = String(CITY['fenqu.yaml']).replace(/policy:\n.*\n/, policy);
    const folder = workspace({ 'fenqu.yaml': fenqu });
    const asked = async (day: string, pack: string) =>
      (await zone({ workspace: folder, asOf: day, pack })).snapshot.retrospective;
    expect(await asked('2022-05-05', OWN)).toBe(false);
    expect(await asked('2022-05-06', OWN)).toBe(true);
    expect(await asked('latest', OTHER)).toBe(false);
    expect(await asked('2022-05-05', OTHER)).toBe(true);
  });

  test('judges in retrospect where the policy may not: out of its time, out of its jurisdiction', async () => {
    const late = workspace();
    const after = await zone({ workspace: late, asOf: '2022-07-01', pack: OWN });
    expect(after.snapshot.retrospective).toBe(true);
    expect(shown(after.snapshot, 'en')).toContain('these rules were not in force on that day');
    const elsewhere = workspace({
      'data/areas.csv': `${CITY['data/areas.csv']}12,天津市\n1201,市辖区\n120101,和平区\n120101001,街\n120101001001,社区\n`,
    });
    const { snapshot } = await zone({ workspace: elsewhere, asOf, pack: OWN });
    expect(snapshot.retrospective).toBe(true);
  });
});

describe('where a pack holds goes by the tree of areas', () => {
  const explicit = (areas: string, jurisdiction: string) => ({
    'fenqu.yaml': String(CITY['fenqu.yaml'])
      .replace('codes: nbs', 'codes: explicit')
      .replace(/pack: [a-z0-9-]+/, 'pack: mine')
      .replace('store:', 'rules: rules/\nstore:'),
    'rules/mine/pack.yaml': `pack: mine
title: Mine
edition: 2020-01-01
level: prefecture
effective: next_day
jurisdiction: "${jurisdiction}"
indicators: { n: { title: n, count: cases, window: 14d } }
tiers:
  - { tier: high, title: High, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
`,
    'data/areas.csv': `code,name,level,parent\n${areas}`,
    'data/cases.csv': 'id,class,origin,date,area,cluster\nA1,confirmed,local,2022-05-05,13,\n',
  });
  const zoned = async (files: ReturnType<typeof explicit>) =>
    (await zone({ workspace: workspace(files), asOf })).snapshot.zones.map(({ area }) => area.code);
  const JAPAN = 'JP,日本,country,\n10,関東,region,JP\n13,東京都,prefecture,10\n27,大阪府,prefecture,JP\n';

  test('an area under the one named is inside, whatever its code', async () => {
    expect(await zoned(explicit(JAPAN, 'JP'))).toEqual(['13']);
  });

  test('an area elsewhere is outside, though its code begins like it', async () => {
    const files = explicit(`${JAPAN}1,Elsewhere,country,\n`, '1');
    await expect(zoned(files)).rejects.toMatchObject({ problems: [{ with: { area: '13' } }] });
    await expect(zoned(explicit(JAPAN, '10'))).rejects.toMatchObject({
      problems: [{ with: { area: '27' } }],
    });
  });

  test('by codes that carry the tree, an area is inside one that the file leaves out', async () => {
    const areas = String(CITY['data/areas.csv']).replace('11,北京市\n', '');
    const { snapshot } = await zone({ workspace: workspace({ 'data/areas.csv': areas }), asOf });
    expect(snapshot.retrospective).toBe(false);
  });
});
