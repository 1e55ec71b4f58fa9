import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { count } from '../../src/counting/count.ts';
import { eventsFor, openEventStore } from '../../src/counting/event-store.ts';
import { openTimeline } from '../../src/counting/timeline.ts';
import { openWorkspace } from '../../src/index.ts';
import type { Column } from '../../src/judging/columns.ts';
import type { CountIndicator } from '../../src/rules/indicator.ts';
import { judgeDays, rowIndicators } from '../../src/zoning/night.ts';
import { type Night, openNight } from '../../src/zoning/open-night.ts';
import { positionsOf } from '../../src/zoning/places.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';
import { recount } from './recount.ts';
import { seed } from './runs.ts';
import { dayAt, filesOf, type Scene, scene } from './scene.ts';

// Time to find the smallest counterexample, should there be one.
vi.setConfig({ testTimeout: 120_000 });

const ASOF = 20;
/** Days before and after, to where every window has moved past all that is known. */
const DAYS = Array.from({ length: 45 }, (_, i) => i);

/** What every indicator is for each area of the scene's level: by indicator, area by area. */
type Table = Readonly<Record<string, readonly number[]>>;

function recounted(these: Scene, codes: readonly string[], day: number): Table {
  return Object.fromEntries(
    these.indicators.map((spec, i) => [`i${i}`, codes.map((code) => recount(these, spec, code, day, ASOF))]),
  );
}

async function withNight<T>(files: Files, work: (night: Night) => Promise<T>): Promise<T> {
  const folder = emptyFolder();
  write(folder, files);
  const night = await openNight(await openWorkspace(folder), { asOf: dayAt(ASOF) });
  try {
    return await work(night);
  } finally {
    await night.close();
  }
}

/** Positions of the areas of the scene's level, in order of code. */
async function areasIn(
  { bench, pack }: Night,
  these: Scene,
): Promise<[readonly string[], readonly number[]]> {
  const wanted = these.areas.filter(({ level }) => level === these.level).map(({ code }) => code);
  const found = await positionsOf(bench.engine, pack.level, wanted);
  const codes = wanted.sort((a, b) => (found.get(a) ?? -1) - (found.get(b) ?? -1));
  return [codes, codes.map((code) => found.get(code) ?? -1)];
}

function read(columns: ReadonlyMap<string, Column | Float64Array>, positions: readonly number[]): Table {
  return Object.fromEntries(
    [...columns].map(([name, column]) => {
      const values = column instanceof Float64Array ? column : column.kind === 'number' ? column.lo : [];
      return [name, positions.map((position) => values[position] ?? Number.NaN)];
    }),
  );
}

function each(property: (these: Scene) => Promise<void>, numRuns: number): Promise<void> {
  return fc.assert(fc.asyncProperty(scene, property), { numRuns, seed });
}

test('the engine counts what a plain recount counts, on every day around', async () => {
  await each(async (these) => {
    await withNight(filesOf(these), async (night) => {
      const [codes, positions] = await areasIn(night, these);
      expect(read(night.tonight.indicators, positions)).toEqual(recounted(these, codes, ASOF));
      const judged = await judgeDays(night.bench, DAYS.map(dayAt), dayAt(ASOF));
      for (const day of DAYS) {
        const { indicators } = judged.get(dayAt(day)) ?? night.tonight;
        expect(read(indicators, positions), `as of ${dayAt(day)}`).toEqual(recounted(these, codes, day));
      }
    });
  }, 20);
});

test('so it is told from rows that were fetched once, through a later day, for all areas and for some', async () => {
  await each(async (these) => {
    await withNight(filesOf(these), async (night) => {
      const { bench, pack } = night;
      const [codes, positions] = await areasIn(night, these);
      const some = [...positions].reverse().filter((_, i) => i % 2 === 0);
      const wanted = some.map((position) => codes[positions.indexOf(position)] ?? '');
      const { level } = pack;
      const indicators = rowIndicators(pack);
      const { areas, traits } = bench;
      const fetching = { level, areas, indicators, traits, through: dayAt(30) };
      const events = await openEventStore(bench.engine, fetching);
      const plan = { level, indicators, days: DAYS.map(dayAt), knownOn: dayAt(ASOF), events };
      // Of the metrics those that happen to be whole numbers.
      const told = indicators.filter((each) => eventsFor(events, plan, each) !== undefined);
      const isOfRows = ({ kind, table }: (typeof indicators)[number]) =>
        table === 'cases' && ['count', 'days_since', 'sum'].includes(kind);
      expect(told).toEqual(expect.arrayContaining(indicators.filter(isOfRows)));
      const ofAll = await count(bench.engine, plan, areas);
      const ofSome = await count(bench.engine, { ...plan, positions: some }, areas);
      const rows = some.map((_, row) => row);
      for (const day of DAYS) {
        const as = `as of ${dayAt(day)}`;
        const on = (counts: typeof ofAll) => counts.get(dayAt(day)) ?? new Map<string, Float64Array>();
        expect(read(on(ofAll), positions), as).toEqual(recounted(these, codes, day));
        expect(read(on(ofSome), rows), as).toEqual(recounted(these, wanted, day));
      }
    });
  }, 20);
});

test('asked for some areas only, it gives the same for them', async () => {
  await each(async (these) => {
    await withNight(filesOf(these), async ({ bench, pack, ...night }) => {
      const [codes, positions] = await areasIn({ bench, pack, ...night }, these);
      const some = [...positions].reverse().filter((_, i) => i % 2 === 0);
      const plan = {
        level: pack.level,
        indicators: rowIndicators(pack),
        days: [dayAt(ASOF - 3)],
        knownOn: dayAt(ASOF),
        positions: some,
      };
      const counts = (await count(bench.engine, plan, bench.areas)).get(dayAt(ASOF - 3)) ?? new Map();
      const wanted = some.map((position) => codes[positions.indexOf(position)] ?? '');
      expect(
        read(
          counts,
          some.map((_, row) => row),
        ),
      ).toEqual(recounted(these, wanted, ASOF - 3));
    });
  }, 12);
});

test('the timeline counts what the engine counts, on every day around', async () => {
  await each(async (these) => {
    await withNight(filesOf(these), async (night) => {
      const { bench, pack, tonight } = night;
      const [codes, positions] = await areasIn(night, these);
      const some = [...positions].reverse().filter((_, i) => i % 3 !== 1);
      const indicators = rowIndicators(pack).filter(
        (one): one is CountIndicator => one.kind === 'count' && one.missing === undefined,
      );
      const totals = (name: string, position: number): number => {
        const column = tonight.indicators.get(name);
        return column?.kind === 'number' ? (column.lo[position] ?? Number.NaN) : Number.NaN;
      };
      const fetching = {
        level: pack.level,
        areas: bench.areas,
        indicators,
        traits: bench.traits,
        through: dayAt(30),
      };
      const events = await openEventStore(bench.engine, fetching);
      for (const from of [0, 1, ASOF - 4, ASOF - 3, ASOF + 1, ASOF + 2]) {
        const plan = {
          level: pack.level,
          indicators,
          from: dayAt(from),
          to: dayAt(DAYS.length),
          knownOn: dayAt(ASOF),
          positions: some,
          totals,
          ...(from % 2 === 0 ? { events } : { areasAtATime: 2 }),
        };
        const timeline = await openTimeline(bench.engine, plan, bench.areas);
        const wanted = some.map((position) => codes[positions.indexOf(position)] ?? '');
        for (const day of DAYS.slice(from)) {
          const counted = read(
            timeline.countsOn(dayAt(day)),
            some.map((_, row) => row),
          );
          expect(recounted(these, wanted, day), `from ${from}, as of ${dayAt(day)}`).toMatchObject(counted);
          expect(Object.keys(counted).sort()).toEqual(indicators.map(({ name }) => name).sort());
        }
      }
    });
  }, 20);
});

test('the order of rows changes nothing', async () => {
  await each(async (these) => {
    const tonight = (files: Files) =>
      withNight(files, async (night) => read(night.tonight.indicators, (await areasIn(night, these))[1]));
    const reversed = {
      ...these,
      cases: these.cases.toReversed(),
      metrics: these.metrics.toReversed(),
      areas: these.areas.toReversed(),
    };
    expect(await tonight(filesOf(reversed))).toEqual(await tonight(filesOf(these)));
  }, 10);
});
