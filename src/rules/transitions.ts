import type { Weekday } from '../days.ts';
import { error, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { After, CalendarDay, Clocks, Pack } from './pack.ts';
import type { RawPack, RawTier } from './raw.ts';

type RawClocks = Pick<RawTier, 'tighten' | 'loosen'>;
type RawAfter = NonNullable<NonNullable<RawClocks['tighten']>['after']>;

/** An `after` as written: `2`, `7d`, `{ times: 5, on: workdays }`. */
export function afterFrom(raw: RawAfter): After {
  if (typeof raw === 'number') return { kind: 'evaluations', count: raw };
  if (typeof raw === 'string') return { kind: 'days', count: Number.parseInt(raw, 10) };
  return { kind: 'on', count: raw.times, on: raw.on };
}

/** What a pack says of all its tiers. */
export function packClocks({ transitions }: RawPack): RawClocks {
  return transitions ?? {};
}

/** What governs a tier: its own keys before the pack's, key by key; nothing where neither says anything. */
export function clocksOf(common: RawClocks, own: RawClocks): Clocks | undefined {
  const tighten = { ...common.tighten, ...own.tighten };
  const loosen = { ...common.loosen, ...own.loosen };
  if (Object.keys(tighten).length + Object.keys(loosen).length === 0) return undefined;
  return {
    tighten: { after: afterFrom(tighten.after ?? 1), steps: tighten.steps ?? null },
    loosen: {
      after: afterFrom(loosen.after ?? 1),
      steps: loosen.steps ?? null,
      minStayDays: Number.parseInt(loosen.min_stay ?? '0', 10),
    },
  };
}

type Movement = Pick<Pack, 'evaluatedOn' | 'start' | 'decides' | 'calendar' | 'mapsFrom' | 'historyFrom'>;

/** What else of a pack moves its tiers: when it is judged, where areas begin, who lowers, working days, earlier packs. */
export function movementOf(raw: RawPack, days: readonly CalendarDay[]): Movement {
  const weekly = weeklyOf(raw);
  const { start, decides, calendar, maps_from: maps, history_from: historyFrom } = raw;
  return {
    ...(weekly === undefined ? {} : { evaluatedOn: weekly }),
    ...(start === undefined ? {} : { start }),
    ...(decides === undefined
      ? {}
      : {
          decides: {
            loosen: decides.loosen,
            ...(decides.level === undefined ? {} : { level: decides.level }),
          },
        }),
    ...(calendar === undefined
      ? {}
      : { calendar: { days, ...(calendar.workdays === undefined ? {} : { workdays: calendar.workdays }) } }),
    ...(maps === undefined ? {} : { mapsFrom: mapsOf(maps) }),
    ...(historyFrom === undefined ? {} : { historyFrom }),
  };
}

function weeklyOf({ evaluated }: RawPack): Weekday | undefined {
  return typeof evaluated === 'object' ? evaluated.weekly : undefined;
}

type RawMaps = NonNullable<RawPack['maps_from']>;

/** By pack, and under `*` what is said of any. */
export function mapsOf(raw: RawMaps): NonNullable<Pack['mapsFrom']> {
  const maps: Record<string, Record<string, string>> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (typeof value === 'string') maps['*'] = { ...maps['*'], [key]: value };
    else maps[key] = { ...maps[key], ...value };
  }
  return maps;
}

/** Tiers that are named and not there, and clocks that can never run. */
export function movementProblems(yaml: YamlFile, raw: RawPack): Problem[] {
  return [...startProblems(yaml, raw), ...mapProblems(yaml, raw), ...neverProblems(yaml, raw)];
}

function startProblems(yaml: YamlFile, { start, tiers }: RawPack): Problem[] {
  const names = tiers.map(({ tier }) => tier);
  if (start === undefined) return [];
  if (!names.includes(start))
    return [
      error('pack-unknown-tier', { ...yaml.spotOf(['start']), value: start, suggest: nearest(start, names) }),
    ];
  const isUnranked = tiers.some(({ tier, unranked }) => tier === start && unranked);
  return isUnranked ? [error('pack-start-unranked', { ...yaml.spotOf(['start']), value: start })] : [];
}

function mapProblems(yaml: YamlFile, { maps_from: maps = {}, tiers }: RawPack): Problem[] {
  const names = tiers.map(({ tier }) => tier);
  const written = Object.entries(maps).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [{ path: ['maps_from', key], value }]
      : Object.entries(value).map(([tier, to]) => ({ path: ['maps_from', key, tier], value: to })),
  );
  return written
    .filter(({ value }) => !names.includes(value))
    .map(({ path, value }) =>
      error('pack-unknown-tier', { ...yaml.spotOf(path), value, suggest: nearest(value, names) }),
    );
}

/** In a weekly pack there is no evaluation on each of some days, nor on another weekday. */
function neverProblems(yaml: YamlFile, raw: RawPack): Problem[] {
  const weekly = weeklyOf(raw);
  if (weekly === undefined) return [];
  const places = [
    { path: ['transitions'], clocks: packClocks(raw) },
    ...raw.tiers.map((clocks, rank) => ({ path: ['tiers', rank], clocks })),
  ];
  return places.flatMap(({ path, clocks }) =>
    (['tighten', 'loosen'] as const).flatMap((key) => {
      const after = clocks[key]?.after;
      const value = after === undefined ? undefined : neverIn(after, weekly);
      if (value === undefined) return [];
      return [warning('pack-after-never', { ...yaml.spotOf([...path, key, 'after']), value })];
    }),
  );
}

/** An `after` that evaluations on one day of the week can never fill, as it is told. */
function neverIn(after: RawAfter, weekly: Weekday): string | undefined {
  if (typeof after === 'string') return after === '1d' ? undefined : after;
  if (typeof after === 'number' || after.on === 'workdays' || after.on === weekly) return undefined;
  return `{ times: ${after.times}, on: ${after.on} }`;
}
