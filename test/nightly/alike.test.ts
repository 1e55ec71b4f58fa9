import { expect, test } from 'vitest';
import { run } from '../../src/index.ts';
import { workspace } from '../cli/workspace.ts';

test('areas in the same state, of which not the same is said, do not go on together', async () => {
  const both = ['110105005001', '110105005002'];
  const early = both.flatMap((area, i) => [1, 2].map((n) => `E${i}${n},confirmed,local,2022-05-01,${area},`));
  const late = `L,confirmed,local,2022-05-10,${both[1]},\nM,confirmed,local,2022-05-10,${both[1]},`;
  const city = workspace({
    'data/cases.csv': ['id,class,origin,date,area,cluster', ...early, late, ''].join('\n'),
  });
  const listed: string[][] = [];
  for (const asOf of ['2022-05-14', '2022-05-15']) {
    const { snapshot } = await run({ workspace: city, asOf });
    listed.push(snapshot.zones.filter(({ tier }) => tier === 'medium').map(({ area }) => area.code));
  }
  expect(listed).toEqual([both, [both[1]]]);
});
