import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { filesOf, nightAt, RULES } from './world.ts';

/** A night with these decisions: its warnings, and the tier of a community. */
async function night(rows: readonly string[], code = 'D0-a') {
  const [rules] = RULES;
  if (rules === undefined) throw new Error('no rules');
  const folder = emptyFolder();
  const files = filesOf({ cases: [], metrics: [], decisions: [], rules, effective: 'next_day' });
  write(folder, {
    ...files,
    'areas.csv': `${files['areas.csv']}D2,D2,county,R\nD2-a,D2-a,community,D2\n`,
    'decisions.csv': `${['area,tier,mode,from,until,authority,reason,decided_on,descendants', ...rows].join('\n')}\n`,
  });
  const { snapshot, warnings } = await zone({ workspace: folder, asOf: nightAt(3), all: true });
  const told = warnings.flatMap(({ code, place, with: more }) =>
    code === 'decision-covered' ? [`${place?.file}:${place?.line} ${String(more?.['other'])}`] : [],
  );
  return { told, tier: snapshot.zones.find(({ area }) => area.code === code)?.tier };
}

const on = (area: string, tier: string, from: number, until: number | null, descendants: boolean) =>
  `${area},${tier},set,${nightAt(from)},${until === null ? '' : nightAt(until)},HQ,why,,${descendants}`;

test('a decision that one on the county around it contradicts is told of, and holds', async () => {
  const rows = [on('D0', 'high', 0, null, true), on('D0-a', 'medium', 1, 9, false)];
  expect(await night(rows)).toEqual({ told: ['decisions.csv:3 decisions.csv:2'], tier: 'medium' });
  expect(await night(rows.toReversed())).toEqual({
    told: ['decisions.csv:2 decisions.csv:3'],
    tier: 'medium',
  });
});

test('so where the county has no other area, in whatever order they are written', async () => {
  const rows = [on('D2', 'high', 0, null, true), on('D2-a', 'medium', 1, 9, false)];
  expect((await night(rows, 'D2-a')).tier).toBe('medium');
  expect((await night(rows.toReversed(), 'D2-a')).tier).toBe('medium');
});

test.each([
  ['on other days', [on('D0', 'high', 0, 2, true), on('D0-a', 'medium', 3, 9, false)]],
  ['of the same tier', [on('D0', 'high', 0, null, true), on('D0-a', 'high', 1, 9, false)]],
  ['in another county', [on('D1', 'high', 0, null, true), on('D0-a', 'medium', 1, 9, false)]],
])('those %s contradict nothing', async (_, rows) => {
  expect((await night(rows)).told).toEqual([]);
});
