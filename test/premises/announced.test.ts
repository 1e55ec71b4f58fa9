import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type PremisesSummary, premises, premisesSummary } from '../../src/index.ts';
import { percent } from '../../src/premises/rate.ts';
import { workingShare } from '../../src/premises/summary.ts';

const announced = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/announced/${name}`, import.meta.url));

/** `工业 70/70 100.0`: the groups of a kind as they are printed. */
function printed({ groups, rounding }: PremisesSummary, kind: string): string[] {
  const rows = groups.find(({ by }) => by === kind)?.rows ?? [];
  return rows.map(({ key, now }) => {
    const share = workingShare(now);
    return `${key} ${share.part}/${share.whole} ${percent(share, rounding)}`;
  });
}

test('Jiaozuo: all 70 industrial firms, and 39 + 19 + 28 are 86 of 89', async () => {
  const found = await premisesSummary({ workspace: announced('jiaozuo-2020-03'), asOf: '2020-03-11' });
  expect(printed(found, 'size')).toEqual([
    '规上工业企业 70/70 100.0',
    '限上批零、房地产、重点服务业 86/89 96.6',
  ]);
  expect(printed(found, 'ownership')).toEqual([
    '工业 70/70 100.0',
    '房地产 19/20 95.0',
    '批发零售 39/39 100.0',
    '服务业 28/30 93.3',
  ]);
});

test('Dalian: 184 of 201, printed as the city cut its rates off', async () => {
  const found = await premisesSummary({ workspace: announced('dalian-2020-02'), asOf: '2020-02-24' });
  expect(printed(found, 'size')).toEqual(['重点监控企业 184/201 91.5']);
  expect(percent({ part: 7153, whole: 10240 }, found.rounding)).toBe('69.8');
});

test('Beijing: the district decides where there was a cluster or the public comes', async () => {
  const { sheets } = await premises({ workspace: announced('beijing-2020'), asOf: '2020-07-17' });
  const linked = sheets.flatMap(({ premises: { id }, grade }) =>
    grade === null
      ? []
      : [[id, grade.tier.tier, grade.decides?.en ?? null, grade.measures.map((each) => each.id)]],
  );
  expect(linked).toEqual([
    [
      'B-1',
      'cluster',
      'the district government',
      ['respond', 'district-decides-cluster', 'resume-while-handling'],
    ],
    [
      'B-2',
      'cluster',
      'the district government',
      ['respond', 'district-decides-cluster', 'resume-while-handling'],
    ],
    ['B-3', 'sporadic', 'the district government', ['respond', 'district-decides-public']],
    ['B-4', 'linked', null, ['respond', 'resume-while-handling']],
  ]);
  const states = sheets.map(({ opening }) =>
    opening.kind === 'said' ? opening.openness.state : opening.kind,
  );
  expect(states).toEqual([
    'unknown',
    'unsaid',
    'conditional',
    'unknown',
    'closed',
    'conditional',
    'conditional',
    'unsaid',
  ]);
});
