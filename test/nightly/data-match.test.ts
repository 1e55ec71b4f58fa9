import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matchData } from '../../src/index.ts';
import { CITY, workspace } from '../cli/workspace.ts';

test('the library tells what is placed and what is not, and writes nothing', async () => {
  const rows =
    'A11,confirmed,local,2022-05-09,朝阳区幸福里3号,\nA12,confirmed,local,2022-05-09,朝阳区大山子社区,\n';
  const folder = workspace({ 'data/cases.csv': `${CITY['data/cases.csv']}${rows}` });
  const { matched, path, rows: left } = await matchData({ workspace: folder, asOf: '2022-05-10' });
  expect(matched.texts).toMatchObject([{ text: '朝阳区幸福里3号', rows: 1, recognised: { code: '110105' } }]);
  expect(left).toHaveLength(1);
  expect(path).toBe(join(folder, 'unplaced.csv'));
  expect(existsSync(path)).toBe(false);
});
