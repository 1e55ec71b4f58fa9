import { expect, test } from 'vitest';
import { heldUntil } from '../../src/forecast/forecast.ts';
import type { Verdict } from '../../src/zoning/verdict.ts';
import { ladder, step } from '../rendering/samples/forecast.ts';
import { pack } from '../rendering/samples/pack.ts';
import { street, verdict } from '../rendering/samples/snapshot.ts';

const area = street('110108013', '中关村街道');
const down = step({ tier: 'low', effectiveFrom: '2020-07-04' });
const up = step({ tier: 'high', change: 'raised', effectiveFrom: '2020-06-26', because: 'decision' });
const waiting = { tier: 'low', from: '2020-06-24', because: 'queued' };
const queued: Partial<Verdict> = { tier: 'low', queued: [{ tier: 'low', from: '2020-06-24' }] };

test.each([
  ['nothing is foreseen', {}, ladder([]), null],
  ['nothing is in force yet', { tierInForce: null }, ladder([down]), null],
  ['it is lowered', {}, ladder([down]), ['2020-07-03', 'confirmed_14d']],
  ['it is raised first, and lowered later', {}, ladder([up, down]), ['2020-07-03', 'confirmed_14d']],
  ['it is only raised', {}, ladder([up]), null],
  ['a lower tier waits already', queued, ladder([], { inForce: [waiting] }), ['2020-06-23', 'queued']],
  ['a lower tier waits that will be struck out', queued, ladder([up], { inForce: [] }), null],
  [
    'a higher tier waits',
    { queued: [{ tier: 'high', from: '2020-06-23' }] },
    ladder([], { inForce: [{ ...waiting, tier: 'high' }] }),
    null,
  ],
  // In force from 0:00 of the day after the evaluation: the evaluation's own day is the last one that is certain.
  ['it is not known from then on', {}, ladder([], { unknownFrom: '2020-06-24' }), ['2020-06-24', 'unknown']],
  [
    'it is lowered before',
    {},
    ladder([down], { unknownFrom: '2020-07-09' }),
    ['2020-07-03', 'confirmed_14d'],
  ],
  [
    'a step is struck out by the next before its day',
    {},
    ladder([step({ effectiveFrom: '2020-07-06' }), up], { inForce: [{ ...waiting, tier: 'high' }] }),
    null,
  ],
  ['a tier is lost that was never known', {}, ladder([step({ tier: null, change: 'other' })]), null],
])('where %s', (_, details, own, expected) => {
  const found = heldUntil({ verdict: verdict(area, details), ladder: own }, pack);
  expect(found).toEqual(expected && { day: expected[0], because: expected[1] });
});
