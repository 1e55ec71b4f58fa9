import { expect, test } from 'vitest';
import type { Change, Diff } from '../../src/diff/change.ts';
import { renderDiff } from '../../src/rendering/diff/index.ts';
import { titlesOf } from '../../src/rendering/titles.ts';
import { diff as sample } from './samples/diff.ts';
import { pack } from './samples/pack.ts';

const ENTRY = 'level2-community-entry';
const OUTSIDERS = 'level2-no-outsiders';

const [raised, listed] = sample.changes;

function shown(changes: readonly Change[], language: 'zh' | 'en' = 'en'): string {
  const diff: Diff = { ...sample, changes, intoForce: [] };
  const look = { language, width: 100, colour: false };
  return renderDiff(diff, 'table', look, titlesOf([pack]));
}

function imposing(change: Change | undefined, ...impose: string[]): Change {
  if (change === undefined) throw new Error('the sample has fewer changes');
  return { ...change, impose, lift: [] };
}

test('what begins in all areas whatever their tier is said once, below them', () => {
  const changes = [imposing(raised, ENTRY, 'level2-full-closure'), imposing(listed, ENTRY, OUTSIDERS)];
  const text = shown(changes);
  expect(text.split('Closed management')).toHaveLength(2);
  expect(text).toContain('Imposed in all of these areas, whatever their tier: Closed management');
  expect(text).toContain('Imposed: Full closure\n');
  expect(text).toContain('Imposed: No outside people or vehicles\n');
  expect(shown(changes, 'zh')).toContain('以上区域都新增（与等级变化无关）：社区封闭式管理');
});

test('what ends in all of them likewise', () => {
  const ending = [raised, listed].map((each) => ({ ...imposing(each), lift: [ENTRY] }));
  const text = shown(ending);
  expect(text).toContain('Lifted in all of these areas, whatever their tier: Closed management');
  expect(text).not.toContain('Lifted: ');
});

test('what comes with the tier, with some changes only, or with a single one stays where it is', () => {
  const byTier = [imposing(listed, OUTSIDERS), imposing({ ...imposing(listed), kind: 'known' }, OUTSIDERS)];
  expect(shown(byTier).split('Imposed: No outside people or vehicles')).toHaveLength(3);
  expect(shown([imposing(raised, ENTRY), imposing(listed)])).toContain('Imposed: Closed management');
  expect(shown([imposing(raised, ENTRY)])).toContain('Imposed: Closed management');
  const unknown = sample.changes.filter(({ to }) => to === null).map((each) => imposing(each, ENTRY));
  expect(shown([imposing(raised, ENTRY), ...unknown])).not.toContain('in all of these');
});

test('as data each change has all of its own', () => {
  const changes = [imposing(raised, ENTRY), imposing(listed, ENTRY)];
  const look = { language: 'en', width: 100, colour: false } as const;
  const json = JSON.parse(renderDiff({ ...sample, changes, intoForce: [] }, 'json', look, titlesOf([pack])));
  expect(json.changes.map(({ impose }: { impose: unknown }) => impose)).toEqual([[ENTRY], [ENTRY]]);
});
