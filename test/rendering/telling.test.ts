import { expect, test } from 'vitest';
import { zone } from '../../src/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { mostTelling } from '../../src/rendering/snapshot/telling.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const NAMES = ['ones', 'twos', 'threes', 'fours', 'fives', 'sixes', 'sevens', 'eights', 'nines'];
/** What each ward has on the day; nothing else is reported, or over its limit. */
const OVER: Readonly<Record<string, string>> = { Q: 'eights', H: 'eights', B: 'threes' };

async function snapshotOfNine() {
  const workspace = emptyFolder();
  const cells = (ward: string) => NAMES.map((name) => (OVER[ward] === name ? 20 : 1)).join(',');
  write(workspace, {
    'areas.csv': 'code,name,level,parent\nT,Town,town,\nQ,Quay,ward,T\nH,Hill,ward,T\nB,Bay,ward,T\n',
    'metrics.csv': `ward,day,${NAMES.join(',')}\n${Object.keys(OVER)
      .map((ward) => `${ward},2022-03-01,${cells(ward)}\n`)
      .join('')}`,
    'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data: { metrics: { file: metrics.csv, columns: { area: ward, date: day, ${NAMES.map((name) => `${name}: ${name}`).join(', ')} } } }
rules: rules/
policy: [{ pack: nine, from: 2022-03-01 }]
`,
    'rules/nine/pack.yaml': `pack: nine
title: Nine
edition: 2022-01-01
level: ward
effective: next_day
indicators:
${NAMES.map((name) => `  ${name}: { title: Patients of the ${name}, latest: metrics.${name}, window: 1d }\n`).join('')}tiers:
  - { tier: high, title: High, when: ${NAMES.map((name) => `${name} > 10`).join(' || ')} }
  - { tier: low, title: Low, otherwise: true }
`,
  });
  return (await zone({ workspace, asOf: '2022-03-01' })).snapshot;
}

test('where there is not room for all indicators, those by which areas have their tiers are shown', async () => {
  const snapshot = await snapshotOfNine();
  expect(snapshot.zones).toHaveLength(3);
  const order = mostTelling(snapshot).map(({ name }) => name);
  expect(order.slice(0, 3)).toEqual(['eights', 'threes', 'ones']);
  const text = renderSnapshot(snapshot, 'table', { language: 'en', width: 80, colour: false });
  const [, left = ''] = /Left out for want of width: ([^(]*)/.exec(text.replaceAll(/\s+/g, ' ')) ?? [];
  expect(left).not.toBe('');
  expect(left).not.toContain('eights');
  expect(left).not.toContain('threes');
  expect(left).toContain('nines');
  expect(text).toContain('--format csv');
  // In the order of the pack, whatever is left out.
  const [head = ''] = text.split('\n').filter((line) => line.includes('eights'));
  expect(text.indexOf('threes')).toBeLessThan(text.indexOf('eights'));
  expect(head).not.toBe('');
});
