import { describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../../src/analysis/analyse.ts';
import { type Finding, whyWithoutExample } from '../../src/analysis/finding.ts';
import type { Pack } from '../../src/rules/pack.ts';
import {
  corpusFiles,
  type Expected,
  packOf,
  packText,
  packTexts,
  type Specimen,
  specimensIn,
} from './corpus.ts';
import { confirm, confirmNights, type Texts, zoned } from './zoned.ts';

function shown({ code, value, severity }: Finding): Expected {
  return { code, value, severity };
}

/** Everything found and nothing else, but what a specimen leaves open. */
function compareFindings({ find, overlaps }: Specimen, { findings }: Analysis): void {
  const open = find.filter(({ skip }) => skip === true).map(({ code }) => code);
  const openValues = find.filter(({ skip }) => skip === 'value').map(({ code }) => code);
  const told = findings
    .filter(({ code }) => code !== 'tiers-overlap' && !open.includes(code))
    .map(shown)
    .map(({ value, ...rest }) => (openValues.includes(rest.code) ? rest : { ...rest, value }));
  const wanted = find
    .filter(({ skip }) => skip !== true)
    .map(({ skip, value, ...rest }) => (skip === 'value' ? rest : { ...rest, value }));
  const inOrder = (list: readonly object[]): object[] =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  expect(inOrder(told)).toEqual(inOrder(wanted));
  if (overlaps === 'skip') return;
  const both = findings.flatMap(({ code, value, with: more }) =>
    code === 'tiers-overlap' ? [[value, more?.['milder']]] : [],
  );
  expect(both).toEqual(overlaps ?? []);
}

/** All rows an example comes with give its tier, and its numbers, through the whole night. */
async function confirmData(pack: Pack, texts: Texts, { findings }: Analysis): Promise<number> {
  let confirmed = 0;
  for (const finding of findings) {
    await confirmNights(pack, texts, finding);
    for (const example of finding.examples)
      confirmed += await confirm(pack, texts, example, finding.evidence);
  }
  return confirmed;
}

/** A row that shows a finding about rows is counted, or not, by the whole night. */
async function confirmRows(pack: Pack, texts: Texts, { findings }: Analysis): Promise<void> {
  for (const { evidence, where } of findings) {
    const indicator = pack.indicators.find(({ name }) => name === where.path[1]);
    if (evidence?.kind !== 'row' || indicator === undefined || !('where' in indicator)) continue;
    if (indicator.where?.tree !== where.part || evidence.table !== 'cases') continue;
    const asOf = evidence.row['date_report'] ?? '';
    const areas = ['A', 'B'].map((code) => ({ code, level: 'county', parent: '' }));
    const row = { id: 'R', ...evidence.row, area: 'A' };
    const night = await zoned(pack, texts, { asOf, tables: { areas, cases: [row] } }, new Map());
    const { name } = indicator;
    expect({ name, count: night.indicators[name] }).toEqual({
      name,
      count: evidence.counted === true ? 1 : 0,
    });
  }
}

/** How many lists of cases a specimen's findings should at least come with. */
const lists: Record<string, number> = {};

describe.each(corpusFiles())('%s', (file) => {
  test.each(specimensIn(file))('$name', async (specimen) => {
    const text = packText(specimen);
    const texts = packTexts(text, specimen.beside);
    const pack = await packOf(text, specimen.measures, specimen.beside);
    const analysis = analyse(pack);
    compareFindings(specimen, analysis);
    if (specimen.one_more !== undefined) expect(analysis.oneMoreCase).toBe(specimen.one_more);
    lists[specimen.name] = await confirmData(pack, texts, analysis);
    await confirmRows(pack, texts, analysis);
    const bare = analysis.findings.filter((each) => whyWithoutExample(each) === 'not-found');
    expect(bare.map(({ code, value }) => `${code} ${value}`)).toEqual(specimen.bare ?? []);
  });
});

test('there are three packs or more for each kind of finding, and most findings come with cases', () => {
  const counts = new Map<string, number>();
  for (const { find, overlaps } of corpusFiles().flatMap(specimensIn)) {
    const codes = new Set(find.filter(({ skip }) => skip !== true).map(({ code }) => code));
    if (overlaps !== undefined && overlaps !== 'skip' && overlaps.length > 0) codes.add('tiers-overlap');
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
  expect(corpusFiles().flatMap(specimensIn).length).toBeGreaterThanOrEqual(60);
  expect(Object.values(lists).filter((count) => count > 0).length).toBeGreaterThan(40);
});

test('what lowers a tier is named: a case, or a row of counts that may tell of none', async () => {
  const said = async (indicators: Readonly<Record<string, unknown>>, when: string) => {
    const text = packText({ name: '', indicators, tiers: { high: when }, find: [] });
    const { findings } = analyse(await packOf(text));
    return findings.flatMap(({ code, said }) => (code === 'rule-not-monotone' ? [said] : []));
  };
  const [byCase] = await said({ n: { count: 'cases', window: '7d' } }, 'n == 2');
  expect(byCase).toEqual({ more_zh: '多一例病例', more_en: 'One more case' });
  const [byTests] = await said(
    {
      tests: { sum: 'counts.tests', window: '7d' },
      positives: { sum: 'counts.positives', window: '7d' },
      share: { expr: 'positives / tests * 100' },
    },
    'share >= 10',
  );
  expect(byTests?.['more_en']).toMatch(/^One more row of `counts` \(positives 0, tests \d+\)$/);
  expect(byTests?.['more_zh']).toMatch(/^`counts` 多一行（positives 0，tests \d+）$/);
});
