import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openWorkspace, type Workspace, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { beijing, DISTRICTS } from './beijing.ts';
import { DISTRICT_DAILY, isAbsent, LINE_LIST } from './data.ts';
import { casesOf, dayNamed, dayNumberOf } from './recount.ts';

const FIRST = '2022-04-17';

/** The national rule of February 2020, its numbers taken from counts; only of clusters a line list can tell. */
const PACK = `pack: by-counts
title: { zh: 汇总数, en: By counts }
edition: 2020-02-17
level: county
evaluated: daily
effective: next_day
indicators:
  confirmed_total: { sum: counts.confirmed, window: all }
  confirmed_14d: { sum: counts.confirmed, window: 14d }
  clusters_14d: { count: cases, where: class == "confirmed", group_by: cluster, at_least: 2, window: 14d }
tiers:
  - { tier: high, when: confirmed_total > 50 && clusters_14d >= 1 }
  - { tier: medium, when: confirmed_14d >= 1 }
  - { tier: low, otherwise: true }
`;

/** The same city judged by the counts as published: a column for each district and class, newest first. */
function byCounts(lineList: Uint8Array, daily: string): string {
  const folder = beijing(emptyFolder(), 'line-list.csv', lineList);
  const yaml = readFileSync(`${folder}/fenqu.yaml`, 'utf8');
  const counts = `  counts:
    file: daily.csv
    columns: { date: 日期 }
    wide: { columns: '{area}_{number}', numbers: { 确诊: confirmed, 无症状: asymptomatic } }
policy:`;
  write(folder, {
    'daily.csv': daily,
    'rules/by-counts/pack.yaml': PACK,
    'fenqu.yaml': `rules: rules/\n${yaml.replace('policy:', counts).replace('cn-county-2020-02', 'by-counts')}`,
  });
  return folder;
}

interface Table {
  readonly text: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** Confirmed and asymptomatic cases of the city, by day. */
  readonly totals: ReadonlyMap<string, number>;
}

/** The published counts by `day district class`, and their text from a day on. */
function publishedFrom(day: string): Table {
  const [header = '', ...lines] = readFileSync(DISTRICT_DAILY, 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/);
  const names = header.split(',');
  const kept = lines.filter((line) => line.slice(0, 10) >= day);
  const numbers = kept.flatMap((line) =>
    line.split(',').flatMap((cell, i): [string, number][] => {
      const name = names[i] ?? '';
      return name.includes('_') ? [[`${line.slice(0, 10)} ${name.replace('_', ' ')}`, Number(cell)]] : [];
    }),
  );
  const of = (line: string, name: string): number => Number(line.split(',')[names.indexOf(name)]);
  const totals = kept.map((line): [string, number] => [
    line.slice(0, 10),
    of(line, '本土确诊病例') + of(line, '本土无症状感染者'),
  ]);
  return { text: `${[header, ...kept].join('\n')}\n`, numbers: new Map(numbers), totals: new Map(totals) };
}

function counted(): Map<string, number> {
  const found = new Map<string, number>();
  for (const { day, district, confirmed } of casesOf(readFileSync(LINE_LIST, 'utf8'))) {
    const key = `${dayNamed(day)} ${district} ${confirmed ? '确诊' : '无症状'}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, n) => all + n, 0);

describe.skipIf(isAbsent(LINE_LIST) || isAbsent(DISTRICT_DAILY))(
  'Beijing 2022: counts by district and the line list',
  () => {
    test('district by district they differ in one case, of a zone that is no district', () => {
      const { numbers } = publishedFrom('2022-04-01');
      const cases = counted();
      const differing = [...new Set([...numbers.keys(), ...cases.keys()])].filter(
        (key) => (numbers.get(key) ?? 0) !== (cases.get(key) ?? 0),
      );
      expect(differing.map((key) => [key.split(' ')[1], cases.get(key)])).toEqual([['经济开发区', 1]]);
      const inside = [...numbers].filter(([key]) => key >= FIRST);
      expect(inside).toHaveLength(25 * 16 * 2);
      expect(sum(inside.map(([, n]) => n))).toBe(sum(cases.values()) - 1);
    });

    test("the city's totals hold cases that are in no district, of days before the line list and since", () => {
      const { totals, numbers } = publishedFrom('2022-04-01');
      const missing = new Map<string, number>();
      for (const [day, total] of totals) {
        const own = [...numbers].filter(([key]) => key.startsWith(day)).map(([, n]) => n);
        if (total !== sum(own)) missing.set(day, total - sum(own));
      }
      const before = [...missing].filter(([day]) => day < FIRST).map(([, n]) => n);
      const since = [...missing].filter(([day]) => day >= FIRST).map(([, n]) => n);
      expect({ days: before.length, cases: sum(before) }).toEqual({ days: 4, cases: 10 });
      expect({ days: since.length, cases: sum(since) }).toEqual({ days: 14, cases: 32 });
    });

    test('the days that both tell of: the same tier for every district on every other night', async () => {
      const bytes = readFileSync(LINE_LIST);
      const { text } = publishedFrom(FIRST);
      const workspaces = [
        await openWorkspace(beijing(emptyFolder(), 'line-list.csv', bytes)),
        await openWorkspace(byCounts(bytes, text)),
      ];
      const tiers = async (workspace: Workspace, asOf: string) => {
        const { snapshot } = await zone({ workspace, asOf, all: true });
        // Of the zone the counts tell nothing.
        const zones = snapshot.zones.filter(({ area }) => DISTRICTS[area.code] !== '经济开发区');
        return Object.fromEntries(
          zones.map(({ area, tier, indicators }) => [
            area.code,
            [tier, indicators['confirmed_total'], indicators['confirmed_14d'], indicators['clusters_14d']],
          ]),
        );
      };
      const seen = new Set<unknown>();
      for (let day = dayNumberOf(FIRST); day <= dayNumberOf('2022-05-25'); day += 2) {
        const [byCase, byCount] = await Promise.all(workspaces.map((each) => tiers(each, dayNamed(day))));
        expect(Object.keys(byCase ?? {})).toHaveLength(16);
        expect(byCount, dayNamed(day)).toEqual(byCase);
        for (const [tier] of Object.values(byCase ?? {})) seen.add(tier);
      }
      expect([...seen].map(String).sort()).toEqual(['high', 'low', 'medium']);
    });
  },
);
