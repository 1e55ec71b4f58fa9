import { expect, test } from 'vitest';
import { levelName, levelNoun } from '../../src/workspace/level-names.ts';

test.each([
  ['prefecture', '都道府县', 'prefectures'],
  ['municipality', '市町村', 'municipalities'],
  ['school', '学校', 'schools'],
])('%s has a name of its own', (level, zh, several) => {
  expect(levelName(level)).toEqual({ zh, en: level });
  expect(levelNoun(level).several).toBe(several);
});
