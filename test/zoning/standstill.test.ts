import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { type DecisionRow, filesOf, nightAt, rules } from './world.ts';

/** The night on which an area with one case on the first is lowered, as is foretold on that; all others are quiet. */
async function loweredOn(medium: string, decisions: readonly DecisionRow[] = []): Promise<unknown> {
  const under = rules(
    { high: 'when: n >= 9', medium, low: 'otherwise: true' },
    'transitions: { loosen: { after: 1 } }',
    medium.includes('long') ? '  long: { title: long, count: cases, window: 20d }\n' : '',
  );
  const cases = [{ area: 'D1-b', day: 0, cluster: '' }];
  const folder = emptyFolder();
  write(folder, filesOf({ cases, metrics: [], decisions, rules: under, effective: 'next_day' }));
  const { snapshot } = await zone({ workspace: folder, asOf: nightAt(0) });
  expect(snapshot.zones.map(({ area }) => area.code)).toEqual(['D1-b']);
  return snapshot.zones[0]?.nextStepDown?.on;
}

test.each([
  ['a window', 'when: long >= 1'],
  ['the time that a tier has to last', 'when: n >= 1, loosen: { min_stay: 20d }'],
  ['the days in a tier that leaving it asks for', 'when: n >= 1, release: previous.days >= 20'],
  ['a number of evaluations', 'when: n >= 1, loosen: { after: 17 }'],
])(
  'the nights to come are gone through until that is over, though nothing moves meanwhile: %s',
  async (_, medium) => {
    expect(await loweredOn(medium)).toBe(nightAt(20));
  },
);

test('and until a decision is over', async () => {
  const raised = {
    area: 'D1-b',
    tier: 'medium',
    mode: 'raise_only',
    from: 0,
    until: 19,
    decidedOn: 0,
  } as const;
  expect(await loweredOn('when: n >= 1', [raised])).toBe(nightAt(20));
});
