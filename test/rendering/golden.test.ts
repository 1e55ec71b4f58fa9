import { describe, expect, test } from 'vitest';
import type { Look } from '../../src/rendering/look.ts';
import { cases, FORMATS_SHOWN } from './samples/cases.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  'zh-80': { language: 'zh', width: 80, colour: false },
  'zh-120': { language: 'zh', width: 120, colour: false },
  'zh-piped': { language: 'zh', width: null, colour: false },
  'en-80': { language: 'en', width: 80, colour: false },
  'en-120': { language: 'en', width: 120, colour: false },
};

describe.each(Object.entries(cases))('%s', (name, render) => {
  test.each(Object.entries(LOOKS))('as a table, %s', async (look, options) => {
    await expect(render('table', options)).toMatchFileSnapshot(`golden/${name}.${look}.txt`);
  });

  test('as a table in colour', async () => {
    const text = render('table', { language: 'zh', width: 80, colour: true });
    await expect(text.replaceAll('\u001b', '␛')).toMatchFileSnapshot(`golden/${name}.colour.txt`);
  });

  test.each(FORMATS_SHOWN)('as %s', async (format) => {
    const text = render(format, { language: 'zh', width: null, colour: false });
    await expect(text).toMatchFileSnapshot(`golden/${name}.${format}`);
  });
});
