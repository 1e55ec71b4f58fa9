import { dayOf } from '../../days.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelsOfZones } from '../../rules/zones.ts';
import { eventFiles } from '../examples/event-files.ts';
import type { ExampleData, ListedRow } from '../examples/example.ts';
import { ELSEWHERE, HERE } from '../examples/surroundings.ts';
import { type Life, listed, type Nights, reportedColumns } from './life.ts';

/** The files of a small workspace in which `zone` comes to a life's tiers, night by night from the first one. */
export function lifeData(pack: Pack, life: Life, nights: Nights): ExampleData {
  const files: Record<string, readonly ListedRow[]> = { areas: areasFor(pack, life) };
  for (const table of new Set(life.rows.map((row) => row.table))) {
    const rows = life.rows.filter((row) => row.table === table && row.day <= nights.last).map(listed);
    for (const [file, own] of Object.entries(eventFiles({ table }, pack, rows)))
      files[file] = [...(files[file] ?? []), ...own];
  }
  const metrics = reportsOf(pack, life, nights);
  return {
    asOf: dayOf(nights.last),
    tables: { ...files, ...(metrics.length > 0 && { metrics }) },
  };
}

/** The area, another one, and the larger areas in which the rules count zones. */
function areasFor(pack: Pack, { members }: Life): ListedRow[] {
  const attributes = [...members].flatMap(([full, value]): [string, string][] =>
    full.startsWith('area.') ? [[full.slice('area.'.length), String(value)]] : [],
  );
  const empty = Object.fromEntries(attributes.map(([name]) => [name, '']));
  const level = pack.levels[0] ?? pack.level;
  const above = levelsOfZones(pack).filter((each) => each !== level);
  return [
    { code: HERE, level, parent: above[0] ?? '', ...Object.fromEntries(attributes) },
    { code: ELSEWHERE, level, parent: '', ...empty },
    ...above.map((code, i) => ({ code, level: code, parent: above[i + 1] ?? '', ...empty })),
  ];
}

/** A row a day of what is reported; no row where nothing is. */
function reportsOf(pack: Pack, { reports }: Life, { begin, last }: Nights): ListedRow[] {
  const columns = reportedColumns(pack);
  return Array.from({ length: last - begin + 1 }, (_, i) => i).flatMap((i): ListedRow[] => {
    const values = columns.map((name) => [name, reports.get(name)?.[i] ?? null] as const);
    if (values.every(([, value]) => value === null)) return [];
    const cells = values.map(([name, value]) => [name, value === null ? '' : String(value)]);
    return [{ area: HERE, date: dayOf(begin + i), ...Object.fromEntries(cells) }];
  });
}
