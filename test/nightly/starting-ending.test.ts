import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/days.ts';
import { measures, replay } from '../../src/index.ts';
import type { ListedMeasure, MeasureList, Period } from '../../src/measures/list.ts';
import { emptyFolder, write } from '../cli/workspace.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

function copied(fixture: string): string {
  const folder = emptyFolder();
  const ours = (from: string): boolean => !/[\\/](store|out|\.fenqu)$/.test(from);
  cpSync(join(FIXTURES, fixture), folder, { recursive: true, filter: ours });
  return folder;
}

function listedIn(list: MeasureList): Map<string, ListedMeasure> {
  return new Map(
    list.byAudience.flatMap(({ measures: all }) => all.map((each) => [each.measure.id, each] as const)),
  );
}

function periodIn(list: MeasureList, id: string, code: string): Period | undefined {
  const periods = listedIn(list).get(id)?.periods ?? [];
  const isHere = list.places.some(({ area }) => area.code === code);
  const named = periods.find(({ places }) => places.some((area) => area.code === code));
  const isWhole =
    listedIn(list).get(id)?.places.length === 0 && periods.every(({ places }) => places.length === 0);
  return named ?? (isHere && !isWhole ? undefined : periods.find(({ others }) => others)) ?? undefined;
}

describe('the nights of Xinfadi', () => {
  const folder = copied('xinfadi-2020');
  const streets = readFileSync(join(folder, 'data/areas.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(',')[0] ?? '')
    .filter((code) => /^\d{9}$/.test(code));
  beforeAll(() => replay({ workspace: folder, from: '2020-06-12', to: '2020-07-06' }), 60_000);

  /** Where each measure applies, a street at a time. */
  function reach(list: MeasureList): Map<string, Set<string>> {
    const outside = new Set(list.places.map(({ area }) => area.code));
    const entries = [...listedIn(list)].map(([id, { places, others }]): [string, Set<string>] => {
      const isWhole = places.length === 0 && !others;
      const rest = isWhole ? streets : others ? streets.filter((code) => !outside.has(code)) : [];
      return [id, new Set([...rest, ...places.map(({ code }) => code)])];
    });
    return new Map(entries);
  }

  function missing(from: Map<string, Set<string>>, other: Map<string, Set<string>>): string[] {
    return [...from].flatMap(([id, codes]) =>
      [...codes].filter((code) => other.get(id)?.has(code) !== true).map((code) => `${id} ${code}`),
    );
  }

  const ask = (on: Day, shows?: MeasureList['shows']) =>
    measures({ workspace: folder, asOf: addDays(on, -1), ...(shows && { shows }) });

  test.each(['2020-06-21', '2020-06-22', '2020-06-30', '2020-07-01'])(
    'what starts on %s is what applies and did not the day before, and what ended the other way round',
    async (day) => {
      const [now, before] = [reach(await ask(day)), reach(await ask(addDays(day, -1)))];
      expect([...reach(await ask(day, 'starting'))].length).toBeLessThan(now.size);
      expect(missing(reach(await ask(day, 'starting')), new Map()).sort()).toEqual(
        missing(now, before).sort(),
      );
      expect(missing(reach(await ask(day, 'ending')), new Map()).sort()).toEqual(missing(before, now).sort());
    },
    30_000,
  );

  test('a street that is back in the default tier has its measures since it is back, however long that is', async () => {
    // 八宝山街道 was medium until 29 June.
    for (const on of ['2020-06-30', '2020-07-05']) {
      const list = await ask(on);
      expect(periodIn(list, 'level2-leaving-low', '110107001')).toMatchObject({ from: '2020-06-30' });
      expect(periodIn(list, 'level2-leaving-low', '110101001')).toMatchObject({ from: '2020-06-16' });
      // One that both tiers have goes on.
      expect(periodIn(list, 'level2-community-entry', '110107001')).toMatchObject({ from: '2020-06-16' });
    }
    // Beyond a night that is not there it may have gone and come back again: nothing is told of it by itself.
    const gap = emptyFolder();
    cpSync(folder, gap, { recursive: true });
    rmSync(join(gap, 'store/2020-07-02'), { recursive: true });
    const cut = await measures({ workspace: gap, asOf: '2020-07-04' });
    const low = periodIn(cut, 'level2-leaving-low', '110107001');
    expect(low?.places).toEqual([]);
    const alone = await measures({ workspace: folder, asOf: '2020-07-04', area: '110107001' });
    expect(listedIn(alone).get('level2-leaving-low')?.periods).toMatchObject([
      { from: '2020-06-30', places: [], others: true },
    ]);
  });
});

describe('a change of rules', () => {
  const own = (id: string, ids: readonly string[]) => ({
    [`rules/${id}/pack.yaml`]: `pack: ${id}
title: Rules ${id}
edition: 2020-01-01
sources: { s: { title: S, published: 2020-01-01, status: official } }
level: county
effective: next_day
declared: true
tiers:
  - { tier: high, title: High, declared: true, source: s }
  - { tier: low, title: Low, otherwise: true, source: s }
`,
    [`rules/${id}/measures.yaml`]: `measures:
${ids.map((each) => `  - { id: ${each}, title: ${each}, text: ${each}, tiers: [low], audience: residents, kind: hygiene, source: s }\n`).join('')}`,
  });

  function changing(): string {
    const folder = emptyFolder();
    write(folder, {
      'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data: { cases: { file: cases.csv, columns: { date_report: day, class: class, area: area }, defaults: { origin: local } } }
rules: rules/
policy:
  - { pack: one, from: 2020-06-01 }
  - { pack: two, from: 2020-06-20 }
`,
      'areas.csv': 'code,name\n11,北京市\n110101,东城区\n110102,西城区\n',
      'cases.csv': 'day,class,area\n2020-06-01,confirmed,110101\n',
      ...own('one', ['old', 'kept']),
      ...own('two', ['kept', 'fresh']),
    });
    return folder;
  }

  const idsOf = (list: MeasureList): string[] => [...listedIn(list).keys()];

  test('ends what the new rules do not have, starts what the old ones had not, and leaves alone what both have', async () => {
    const folder = changing();
    for (const area of [undefined, '110102']) {
      const ask = (shows?: MeasureList['shows'], asOf = '2020-06-20') =>
        measures({ workspace: folder, asOf, ...(shows && { shows }), ...(area && { area }) });
      expect(idsOf(await ask())).toEqual(['kept', 'fresh']);
      expect(idsOf(await ask('starting'))).toEqual(['fresh']);
      const ended = await ask('ending');
      expect(idsOf(ended)).toEqual(['old']);
      expect([ended.inForceOn, ended.pack.id, ended.replacedBy?.id]).toEqual(['2020-06-21', 'one', 'two']);
      // And on no night beside it.
      for (const asOf of ['2020-06-19', '2020-06-21'])
        expect([idsOf(await ask('starting', asOf)), idsOf(await ask('ending', asOf))]).toEqual([[], []]);
    }
  });

  test('is foreseen: what the next rules do not have ends with these, and what they have may go on', async () => {
    const folder = changing();
    const list = await measures({ workspace: folder, asOf: '2020-06-15' });
    expect(listedIn(list).get('old')?.periods).toMatchObject([{ until: '2020-06-20', mayGoOn: false }]);
    expect(listedIn(list).get('kept')?.periods).toMatchObject([{ until: '2020-06-20', mayGoOn: true }]);
    const after = await measures({ workspace: folder, asOf: '2020-06-20' });
    expect(listedIn(after).get('kept')?.periods).toMatchObject([{ from: '2020-06-21', fromAtLatest: true }]);
    expect(listedIn(after).get('fresh')?.periods).toMatchObject([
      { from: '2020-06-21', fromAtLatest: false },
    ]);
  });

  test('is no day that the old rules say anything of', async () => {
    const folder = changing();
    const asked = { workspace: folder, asOf: '2020-06-15' };
    expect(idsOf(await measures({ ...asked, on: '2020-06-20' }))).toEqual(['old', 'kept']);
    await expect(measures({ ...asked, on: '2020-06-21' })).rejects.toMatchObject({
      problems: [{ code: 'usage-on-rules', value: '2020-06-21', with: { pack: 'one', until: '2020-06-19' } }],
    });
  });
});
