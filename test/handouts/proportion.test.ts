import { expect, test } from 'vitest';
import type { Day } from '../../src/days.ts';
import type { Handout } from '../../src/handouts/handout.ts';
import type { MeasureList } from '../../src/measures/list.ts';
import { measures, withHandouts } from '../../src/nightly/measures.ts';
import { zone } from '../../src/nightly/zone.ts';
import { handoutDocument } from '../../src/rendering/handout/document.ts';
import { handoutMarkdown } from '../../src/rendering/handout/text.ts';
import { renderMeasures } from '../../src/rendering/measures/index.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { type Files, workspace } from '../cli/workspace.ts';

/** Closures are forbidden outside high wards from 6 March on; a parameter and a decision would bring some. */
const FILES: Files = {
  'areas.csv': 'code,name,level,parent\nT,Town,town,\nQ,Quay,ward,T\nH,Hill,ward,T\nB,Bay,ward,T\n',
  'cases.csv': 'id,class,day,area\na,confirmed,2022-03-03,Q\n',
  'beds.csv':
    'area,day,beds\nQ,2022-03-04,10\nH,2022-03-04,10\nQ,2022-03-05,10\nH,2022-03-05,10\nQ,2022-03-06,10\nH,2022-03-06,10\n',
  'decisions.csv':
    'area,tier,from,until,mode,authority,reason,decided_on\nH,medium,2022-03-04,2022-03-20,set,Town,Traced,2022-03-04\n',
  'rules/own/pack.yaml': `pack: own
title: Own
edition: 2022-01-01
level: ward
effective: { after_days: 2 }
params: { strict: false }
indicators:
  n: { title: n, count: cases, window: 10d }
  beds: { title: beds, latest: metrics.beds, window: 1d }
tiers:
  - { tier: high, title: High, when: beds > 80 }
  - { tier: medium, title: Medium, when: n >= 1 }
  - { tier: low, title: Low, otherwise: true }
sources: { std: { title: Standard, status: official } }
`,
  'rules/own/measures.yaml': `measures:
  - { id: shut, title: Shut, text: All is shut, tiers: [high, medium], audience: premises, kind: closure, source: std }
  - { id: shut-too, title: Shut too, text: All is shut, tiers: [high, medium, low], audience: premises, kind: closure, source: std, when: params.strict }
  - { id: masks, title: Masks, text: Wear masks, tiers: [medium], audience: residents, kind: hygiene, source: std }
  - { id: notice, title: Notice, text: A notice, tiers: [low], audience: residents, kind: information, source: std }
  - { id: stay, title: Stay, text: Stay at home, tiers: [high], audience: residents, kind: restriction, source: std }
forbids:
  - { tiers: [medium, low], kinds: [closure], source: std, in_force: { from: 2022-03-06 } }
`,
  'fenqu.yaml': `areas: { file: areas.csv, codes: explicit }
data:
  cases: { file: cases.csv, columns: { id: id, class: class, date_report: day, area: area } }
  metrics: { file: beds.csv, columns: { area: area, date: day, beds: beds } }
decisions: decisions.csv
rules: rules/
params: { own: { strict: true } }
policy: [{ pack: own, from: 2022-03-04 }]
`,
  'data/areas.csv': null,
  'data/cases.csv': null,
};

const folder = workspace(FILES);
const TODAY = '2022-06-01';
const WARDS = ['B', 'H', 'Q'];

/** `masks H`: what is for which ward. */
function items({ byAudience, places }: MeasureList): string[] {
  const raised = places.map(({ area }) => area.code);
  return byAudience
    .flatMap((group) => group.measures)
    .flatMap(({ measure, places: named, others }) => {
      const rest = WARDS.filter((ward) => !raised.includes(ward));
      const isWhole = named.length === 0 && !others;
      const codes = isWhole ? WARDS : [...named.map(({ code }) => code), ...(others ? rest : [])];
      return codes.map((code) => `${measure.id} ${code}`);
    })
    .sort();
}

async function handouts(asOf: Day): Promise<{ each: Handout[]; warned: unknown[] }> {
  return withHandouts({ workspace: folder, today: TODAY, asOf, by: 'ward' }, async (found) => {
    const each: Handout[] = [found.whole];
    for await (const handout of found.each()) each.push(handout);
    return {
      each,
      warned: found.warnings.map(({ code, value, with: said }) => [code, value, said?.['tiers']]),
    };
  });
}

test('what the standard forbids is in no hand-out or list from its day on, whatever brings it', async () => {
  const { each, warned } = await handouts('2022-03-06');
  expect(each).toHaveLength(4);
  for (const { applying, changes } of each) {
    expect(items(applying).filter((item) => item.startsWith('shut'))).toEqual([]);
    expect(items(changes?.starting ?? applying).filter((item) => item.startsWith('shut'))).toEqual([]);
  }
  expect(warned).toEqual([
    ['handout-forbidden', 'shut', 'medium'],
    ['handout-forbidden', 'shut-too', 'medium, low'],
  ]);
  const list = await measures({ workspace: folder, today: TODAY, asOf: '2022-03-06' });
  expect(items(list)).toEqual(items(each[0]?.applying ?? list));
  expect(list.warnings.map(({ value }) => value)).toEqual(['shut', 'shut-too']);
});

test('what was in force until it was forbidden has ended with the day before', async () => {
  const asked = { workspace: folder, today: TODAY };
  const before = await measures({ ...asked, on: '2022-03-05' });
  expect(items(before)).toEqual(['masks H', 'notice B', 'shut H', 'shut-too B', 'shut-too H']);
  const shut = before.byAudience
    .flatMap((group) => group.measures)
    .find(({ measure }) => measure.id === 'shut');
  expect(shut?.periods).toMatchObject([{ until: '2022-03-05', mayGoOn: false }]);
  const ended = await measures({ ...asked, on: '2022-03-06', shows: 'ending' });
  expect(items(ended)).toContain('shut H');
});

test('measures follow the tier in force; an unknown area gets those of its lower bound, and that is said', async () => {
  // Judged medium on the 4th, the Quay is so in force on the 6th; a decision holds on the next day. Of the Bay no beds are known.
  const first = await handouts('2022-03-04');
  const tiers = first.each[0]?.applying.places.map(({ area, tier, tierInForce, atLeast }) => [
    area.code,
    tier,
    tierInForce,
    atLeast,
  ]);
  expect(tiers?.sort()).toEqual([
    ['B', null, null, 'low'],
    ['H', 'medium', 'medium', undefined],
    ['Q', 'medium', null, undefined],
  ]);
  const quay = first.each.find(({ number }) => number.endsWith('-Q'));
  expect(quay && items(quay.applying)).toEqual([]);
  expect(quay?.dates).toMatchObject([{ kind: 'tier', day: '2022-03-06', tier: 'medium', foreseen: false }]);
  const own = await measures({ workspace: folder, today: TODAY, asOf: '2022-03-04', area: 'Q' });
  const page = renderMeasures(own, 'md', { language: 'en', width: null, colour: false });
  expect(page).toContain('No tier in force yet 1: Quay (medium from 03-06)');
  expect(page).toContain('No measure applies yet: a tier is in force from 0:00 on 03-06.');
  expect(page).toContain('--on 2022-03-06');
  expect(quay && handoutMarkdown(handoutDocument(quay, 'zh'))).toContain('| 尚无等级生效 | 1 |');
  const { snapshot, measures: brought } = await zone({ workspace: folder, today: TODAY, asOf: '2022-03-04' });
  const zoned = renderSnapshot(snapshot, 'md', { language: 'en', width: null, colour: false }, brought);
  // The hill is in force as medium by decision.
  expect(zoned).toMatch(/\| Medium \| 2 \| 3: Shut/);
  const quayAlone = { ...snapshot, zones: snapshot.zones.filter(({ area }) => area.code === 'Q') };
  expect(renderSnapshot(quayAlone, 'md', { language: 'en', width: null, colour: false }, brought)).toContain(
    '| Medium | 2 | in force from 0:00 on 03-06 |',
  );
  const whole = renderMeasures(
    await measures({ workspace: folder, today: TODAY, asOf: '2022-03-04' }),
    'md',
    {
      language: 'zh',
      width: null,
      colour: false,
    },
  );
  expect(whole).toContain('尚无等级生效 1：Quay（03-06 起medium）');
  expect(whole).toContain('未知 1：Bay');
  const second = await handouts('2022-03-05');
  const next = second.each.find(({ number }) => number.endsWith('-Q'));
  expect(next && items(next.applying)).toContain('masks Q');

  const bay = second.each.find(({ number }) => number.endsWith('-B'));
  if (bay === undefined) throw new Error('no hand-out for the Bay');
  expect(bay.applying.byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id))).toEqual(
    ['notice'],
  );
  expect(handoutMarkdown(handoutDocument(bay, 'en'))).toContain(
    'unknown: the measures of its lower bound, low',
  );
  expect(handoutMarkdown(handoutDocument(bay, 'zh'))).toContain('未知，按下限');
});
