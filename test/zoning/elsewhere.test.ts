import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspace, zone } from '../../src/index.ts';
import { valueAt } from '../../src/judging/columns.ts';
import type { Judgement } from '../../src/judging/judge.ts';
import { lookAround } from '../../src/zoning/around.ts';
import { judgeDays } from '../../src/zoning/night.ts';
import { type Night, openNight } from '../../src/zoning/open-night.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { dayAt } from '../counting/scene.ts';
import { filesOf, type World } from '../counting/values.ts';

const ASOF = 20;
const CASES = Array.from({ length: 60 }, (_, i) => {
  const area = ['A1', 'A2', 'A3', 'B1', 'B2', 'A'][(i * 7) % 6];
  return `c${i},confirmed,local,${dayAt((i * 5) % 24)},${area}`;
});

/** A pack that looks everywhere: up, down, beside, back, and at where an area stands. */
const WORLD: World = {
  areas: [
    'code,name,level,parent,population',
    'R,R,city,,',
    'A,A,county,R,',
    'B,B,county,R,',
    ...['A1', 'A2', 'A3', 'B1', 'B2'].map(
      (code, i) => `${code},${code},community,${code[0]},${(i + 1) * 10}`,
    ),
  ],
  tables: { cases: ['id,class,origin,date_report,area', ...CASES] },
  workspace: ['neighbors: neighbors.csv'],
  level: 'community',
  indicators: {
    n: '{ count: cases, window: 5d }',
    rate: '{ expr: n * 100 / area.population }',
    top: '{ rank: rate, among: city }',
    worst: '{ max: { of: rate }, window: 6d, every: 2d }',
    quiet: '{ days_since: { of: n > 1 }, window: all }',
    around: '{ expr: neighbors.worst + county.n + parent.worst_below }',
    worst_below: '{ expr: "or_else(children_max.top, 0)" }',
  },
  pack: [],
  files: { 'neighbors.csv': 'area,neighbor\nA1,A2\nA2,B1\nB1,B2\n' },
};
const TIERS = `tiers:
  - { tier: high, title: High, when: around > 40 || top < 0.3 && quiet < 3 }
  - { tier: low, title: Low, otherwise: true }
`;

let night: Night;
const folder = emptyFolder();
beforeAll(async () => {
  const files = filesOf(WORLD);
  const pack = String(files['rules/mine/pack.yaml']);
  write(folder, { ...files, 'rules/mine/pack.yaml': pack.slice(0, pack.indexOf('tiers:')) + TIERS });
  night = await openNight(await openWorkspace(folder), { asOf: dayAt(ASOF) });
});
afterAll(() => night.close());

function values({ indicators }: Judgement, row: number): Record<string, unknown> {
  return Object.fromEntries([...indicators].map(([name, column]) => [name, valueAt(column, row)]));
}

describe('a pack that looks elsewhere', () => {
  test('says the same of some areas as of all, and of many days as of each', async () => {
    const some = [4, 0, 3];
    const span = { from: dayAt(ASOF - 6), to: dayAt(ASOF + 8) };
    const around = await lookAround(night.bench, span, dayAt(ASOF), some, night.tonight);
    for (let day = ASOF - 6; day <= ASOF + 8; day++) {
      const alone = (await judgeDays(night.bench, [dayAt(day)], dayAt(ASOF))).get(dayAt(day));
      if (alone === undefined) throw new Error('not judged');
      const judged = around.judgedOn(dayAt(day));
      for (const [row, position] of some.entries()) {
        expect(values(judged, row), `as of ${dayAt(day)}`).toEqual(values(alone, position));
        expect(judged.raw[row]).toBe(alone.raw[position]);
      }
    }
  });

  test('as of an earlier day it says what it said that day', async () => {
    const earlier = await openNight(await openWorkspace(folder), { asOf: dayAt(ASOF - 7) });
    const now = (await judgeDays(night.bench, [dayAt(ASOF - 7)], dayAt(ASOF))).get(dayAt(ASOF - 7));
    if (now === undefined) throw new Error('not judged');
    for (let position = 0; position < 5; position++)
      expect(values(now, position)).toEqual(values(earlier.tonight, position));
    await earlier.close();
  });

  test('is zoned, with since and the next step down', async () => {
    const { snapshot } = await zone({ workspace: folder, asOf: dayAt(ASOF), all: true });
    expect(snapshot.zones).toHaveLength(5);
    const high = snapshot.zones.filter(({ tier }) => tier === 'high');
    expect(high.length).toBeGreaterThan(0);
    for (const { nextStepDown } of high) expect(nextStepDown?.tier).toBe('low');
  });
});
