import { expect, test } from 'vitest';
import { withoutTimes } from '../../src/rendering/handout/zip-times.ts';

test('what is no archive is refused, and not changed', () => {
  const bytes = new Uint8Array(64).fill(7);
  expect(() => withoutTimes(bytes)).toThrow(RangeError);
  expect(bytes.every((byte) => byte === 7)).toBe(true);
});
