import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { addDays, daysFrom } from '../../src/days.ts';
import { type AreaForecast, forecast, replay } from '../../src/index.ts';
import { readNight } from '../../src/store/index.ts';
import type { PublishedZone } from '../../src/store/published.ts';
import { emptyFolder } from '../cli/workspace.ts';
import { beijing, DISTRICTS } from '../referees/beijing.ts';

const BUNDLED = join(import.meta.dirname, '../../fixtures/xinfadi-2020');
const DATA = resolve(process.env['FENQU_DATA'] ?? '../shared/data');
const LINE_LIST = join(DATA, 'beijing-2022/line-list.csv');

/** What was foreseen on a night, and what was published of it; areas that are not listed are in the default tier. */
interface Night {
  readonly day: string;
  readonly foreseen: readonly AreaForecast[];
  readonly came: ReadonlyMap<string, PublishedZone>;
}

/** Replays some nights, and foresees on each of them what lies ahead. */
async function nightsOf(workspace: string, days: readonly string[]): Promise<Night[]> {
  await replay({ workspace, from: days[0] ?? '', to: days.at(-1) ?? '' });
  const nights: Night[] = [];
  for (const [i, day] of days.entries()) {
    const { zones } = await readNight(join(workspace, 'store'), day);
    // Every night is held against, every other one foresees.
    const foreseen = i % 2 === 0 ? (await forecast({ workspace, asOf: day })).forecast.areas : [];
    nights.push({ day, foreseen, came: new Map(zones.map((each) => [each.area, each])) });
  }
  return nights;
}

/**
 * Holds what was foreseen on each night against all later ones, up to the first with news of the area: the tier published, and
 * the one in force the next morning.
 *
 * @param isNews whether on a day a case of an area is reported, or a decision on it taken
 */
function compare(nights: readonly Night[], isNews: (area: string, day: string) => boolean) {
  let compared = 0;
  let changed = 0;
  for (const [i, { day, foreseen }] of nights.entries()) {
    for (const area of foreseen) {
      const { code } = area.verdict.area;
      for (const later of nights.slice(i + 1)) {
        if (isNews(code, later.day)) break;
        const said = [tierOn(area, later.day), inForceOn(area, addDays(later.day, 1))];
        const zone = later.came.get(code);
        const came = zone === undefined ? ['low', 'low'] : [zone.tier, zone.tierInForce];
        expect(came, `${code} on ${later.day}, as foreseen on ${day}`).toEqual(said);
        compared++;
        if (said[0] !== area.verdict.tier) changed++;
      }
    }
  }
  return { compared, changed };
}

function tierOn({ verdict, ladder }: AreaForecast, day: string): string | null {
  const step = ladder.steps.findLast(({ on }) => on <= day);
  return step === undefined ? verdict.tier : step.tier;
}

/** The tier in force at 0:00 of a day: what waited already, and the steps. */
function inForceOn({ verdict, ladder }: AreaForecast, day: string): string | null {
  const steps = ladder.steps.map(({ tier, effectiveFrom }) => ({ tier, from: effectiveFrom }));
  return [...verdict.queued, ...steps].findLast(({ from }) => from <= day)?.tier ?? verdict.tierInForce;
}

/** A name without blanks and without what kind of place it is. */
function bare(name: string): string {
  return name.trim().replace(/(街道|地区|镇|乡|区)$/u, '');
}

/** The days with news by area, from the files themselves: cases by the street that is written there, and decisions. */
function newsOfBundled(): Set<string> {
  const read = (name: string): Record<string, string>[] => {
    const text = new TextDecoder('utf-8').decode(readFileSync(join(BUNDLED, 'data', name)));
    return parse(text, { columns: true, bom: true, relax_quotes: true, relax_column_count: true });
  };
  const areas = read('areas.csv');
  const names = new Map(areas.map(({ code = '', name = '' }) => [code, bare(name)]));
  const streets = new Map(
    areas.flatMap(({ code = '' }) =>
      code.length === 9 ? [[`${names.get(code.slice(0, 6))} ${names.get(code)}`, code]] : [],
    ),
  );
  const news = new Set<string>();
  let placed = 0;
  for (const row of read('cases.csv')) {
    const street = streets.get(`${bare(row['现住址区'] ?? '')} ${bare(row['现住址街道'] ?? '')}`);
    const [year = '', month = '', day = ''] = (row['报告日期'] ?? '').split(/\D+/);
    if (street === undefined) continue;
    placed++;
    news.add(`${street} ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  expect(placed).toBeGreaterThan(300);
  for (const { area, decided_on: day } of read('decisions.csv')) news.add(`${area} ${day}`);
  return news;
}

test('on every other night of the bundled outbreak, what was foreseen is what came, until there was news', {
  timeout: 900_000,
}, async () => {
  const workspace = emptyFolder();
  cpSync(BUNDLED, workspace, { recursive: true });
  rmSync(join(workspace, 'store'), { recursive: true, force: true });
  const news = newsOfBundled();
  const nights = await nightsOf(workspace, daysFrom('2020-06-11', '2020-07-20'));
  const { compared, changed } = compare(nights, (area, day) => news.has(`${area} ${day}`));
  expect(compared).toBeGreaterThan(5000);
  expect(changed).toBeGreaterThan(2500);
});

test.skipIf(!existsSync(LINE_LIST))(
  'so it was with the line list of Beijing 2022',
  {
    timeout: 900_000,
  },
  async () => {
    const file = readFileSync(LINE_LIST);
    const workspace = beijing(emptyFolder(), 'cases.csv', file);
    const codes = new Map(Object.entries(DISTRICTS).map(([code, name]) => [name, code]));
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true });
    const news = new Set(rows.map((row) => `${codes.get(row['区'] ?? '')} ${row['日期']}`));
    const nights = await nightsOf(workspace, daysFrom('2022-04-17', '2022-06-15'));
    const { compared, changed } = compare(nights, (area, day) => news.has(`${area} ${day}`));
    expect(compared).toBeGreaterThan(500);
    expect(changed).toBeGreaterThan(250);
  },
);
