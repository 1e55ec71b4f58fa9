import { expect, test } from 'vitest';
import { isDateFormat } from '../../src/workspace/date-formats.ts';

test.each([
  'yyyy-MM-dd',
  'M/d/yyyy',
  'yyyy年M月d日',
  'yyyyMMdd',
  'yyyy/M/d H:mm',
  'yyyy-MM-ddTHH:mm:ss',
  'yyyy年M月d日 HH时mm分',
  'dd.MM.yyyy HH',
])('%s says a day', (format) => {
  expect(isDateFormat(format)).toBe(true);
});

test.each([
  'dd/mm/yyyy',
  'M/d/yy',
  'YYYY-MM-DD',
  'MM/yyyy',
  'd/M/d/yyyy',
  'yyyy-MM-dd mm',
  'yyyy-MM-dd HH:ss',
  'yyyy-MMM-dd',
  '',
  '%Y-%m-%d',
])('%s says none', (format) => {
  expect(isDateFormat(format)).toBe(false);
});
