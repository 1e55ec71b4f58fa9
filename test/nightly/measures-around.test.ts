import { expect, test } from 'vitest';
import { measures, withHandouts } from '../../src/index.ts';
import type { MeasureList } from '../../src/measures/list.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const AREAS = `code,name
11,北京市
1101,市辖区
110101,东城区
110102,西城区
110101001,东华门街道
110101002,景山街道
110102001,西长安街街道
110102002,新街口街道
`;

/** A measure for each tier; medium has tests. */
const MEASURES = `measures:
  - { id: m-high, title: Close, text: Close, tiers: [high], audience: residents, kind: closure, source: s }
  - { id: m-medium, title: Test, text: Test, tiers: [medium], audience: residents, kind: testing, days: [1, 4, 7, 20], source: s }
  - { id: m-low, title: Wash, text: Wash, tiers: [low], audience: residents, kind: hygiene, source: s }
`;

function workspace({ level = 'street', effective = 'next_day' }, decisions = ''): string {
  const folder = emptyFolder();
  write(folder, {
    'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
decisions: decisions.csv
rules: rules/
policy: [{ pack: own, from: 2020-06-01 }]
`,
    'areas.csv': AREAS,
    'cases.csv': 'day,class,area\n2020-06-18,confirmed,110101001\n',
    'decisions.csv': `area,tier,from,until,mode,authority,reason,decided_on\n${decisions}`,
    'rules/own/pack.yaml': `pack: own
title: Own
edition: 2020-01-01
sources: { s: { title: S, published: 2020-01-01, status: official } }
level: ${level}
effective: ${effective}
indicators:
  n: { title: n, count: cases, where: class == "confirmed", window: 14d }
tiers:
  - { tier: high, title: High, when: n >= 5, source: s }
  - { tier: medium, title: Medium, when: n >= 1, source: s }
  - { tier: low, title: Low, otherwise: true, source: s }
`,
    'rules/own/measures.yaml': MEASURES,
  });
  return folder;
}

const said = ({ byAudience }: MeasureList) =>
  byAudience.flatMap(({ measures: all }) => all.map(({ measure }) => measure.id));

test('a document for an area has what applies in the areas it lies in, as its list has', async () => {
  const closed = '1101,high,2020-06-10,2020-06-25,set,北京市,病例较多,2020-06-10\n';
  for (const level of ['[city, county, street]', 'city']) {
    const folder = workspace({ level }, closed);
    const asked = { workspace: folder, asOf: '2020-06-20' };
    const wanted = said(await measures({ ...asked, area: '110102' }));
    expect(wanted).toContain('m-high');
    const made = await withHandouts({ ...asked, by: 'county' }, async ({ each }) => {
      const found: [string, string[]][] = [];
      for await (const { applying } of each()) found.push([applying.scope?.code ?? '', said(applying)]);
      return new Map(found);
    });
    expect([...made.keys()]).toEqual(['110101', '110102']);
    expect(made.get('110102')).toEqual(wanted);
    const within = { ...asked, area: '110102', by: 'county' };
    expect(await withHandouts(within, async ({ areas }) => areas.map(({ code }) => code))).toEqual([
      '110102',
    ]);
  }
});

test('in which tier an area is on a later day is said of that day, with no change to come that is past', async () => {
  const folder = workspace({ effective: '{ after_days: 3 }' });
  const on = async (day: string) =>
    (await measures({ workspace: folder, asOf: '2020-06-18', on: day, area: '110101001' })).places.map(
      ({ tier, tierInForce }) => [tier, tierInForce],
    );
  expect(await on('2020-06-19')).toEqual([['medium', 'low']]);
  expect(await on('2020-06-21')).toEqual([['medium', 'medium']]);
  // Fourteen days and three more without a case.
  expect(await on('2020-07-04')).toEqual([['medium', 'medium']]);
  expect(await on('2020-07-05')).toEqual([]);
});

test('tests are due on no day after the measure has ended, and none of what has ended', async () => {
  const folder = workspace({});
  const periods = async (asOf: string, shows: MeasureList['shows']) =>
    (await measures({ workspace: folder, asOf, shows, area: '110101001' })).byAudience
      .flatMap(({ measures: all }) => all)
      .filter(({ measure }) => measure.id === 'm-medium')
      .flatMap(({ periods: found = [] }) => found.map(({ from, until, dates }) => ({ from, until, dates })));
  expect(await periods('2020-06-18', 'applying')).toEqual([
    { from: '2020-06-19', until: '2020-07-02', dates: ['2020-06-19', '2020-06-22', '2020-06-25'] },
  ]);
  expect(await periods('2020-07-02', 'ending')).toMatchObject([{ until: '2020-07-02', dates: [] }]);
});
