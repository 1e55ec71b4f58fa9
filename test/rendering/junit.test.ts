import { expect, test } from 'vitest';
import { testsJUnit } from '../../src/rendering/tests/junit.ts';
import { testReports } from './samples/tests.ts';

/** The elements of a document that is well formed, in the order in which they begin; throws for any other. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const rest = xml.replace(/^<\?xml [^?]*\?>/, '');
  const ATTRIBUTES = String.raw`(?:\s+[\w:-]+="[^<"]*")*`;
  const token = new RegExp(String.raw`<(/?)([\w:-]+)(${ATTRIBUTES})\s*(/?)>|([^<]+)`, 'gy');
  let at = 0;
  for (const { 0: text, 1: ends, 2: name = '', 4: empty, index } of rest.matchAll(token)) {
    if (index !== at) throw new Error(`not well formed at ${at}: ${rest.slice(at, at + 40)}`);
    at = index + text.length;
    if (/&(?!(amp|lt|gt|quot|#10|#9);)/.test(text)) throw new Error(`bare & in ${text}`);
    if (name === '') continue;
    if (ends === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> ends nothing`);
    } else {
      names.push(name);
      if (empty !== '/') open.push(name);
    }
  }
  if (at !== rest.length || open.length > 0) throw new Error(`unfinished: ${open.join(', ')}`);
  return names;
}

test('is well formed, with a case a test and what went wrong', async () => {
  const xml = testsJUnit(testReports, 95, 'en');
  const names = elementsOf(xml);
  const count = (name: string) => names.filter((each) => each === name).length;
  expect(names[0]).toBe('testsuites');
  expect({ cases: count('testcase'), failures: count('failure'), errors: count('error') }).toEqual({
    cases: 4,
    failures: 2,
    errors: 1,
  });
  expect(xml).toContain('<testsuites name="fenqu rules test" tests="4" failures="2" errors="1">');
  await expect(xml).toMatchFileSnapshot('golden/tests.junit.xml');
});

test('is well formed whatever a title holds', () => {
  const [report] = testReports;
  if (report === undefined) throw new Error('no sample');
  const title = { zh: '', en: 'a\u0000b\u000b ]]> <!-- "\'&\n\t\ud800 😀' };
  const files = report.files.map((file) => ({
    ...file,
    tests: file.tests.map((each) => ({ ...each, title })),
  }));
  const xml = testsJUnit([{ ...report, files }], 0, 'en');
  expect(elementsOf(xml)).toContain('testcase');
  expect(Buffer.from(xml, 'utf8').toString('utf8')).toBe(xml);
  expect([...xml].filter((character) => character < ' ' && character !== '\n')).toEqual([]);
});

test('the check of form sees a broken one', () => {
  expect(() => elementsOf('<a><b></a>')).toThrow();
  expect(() => elementsOf('<a x="<"/>')).toThrow();
  expect(() => elementsOf('<a>&</a>')).toThrow();
});
