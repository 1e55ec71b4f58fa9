import type { Column } from './columns.ts';
import { bestOf, placeColumns } from './places.ts';
import type { Ground } from './proposal.ts';
import {
  type From,
  firstOf,
  map,
  mapDays,
  mapOptionalDays,
  mapPlace,
  mapValues,
  repeatedIn,
} from './propose-parts.ts';

/**
 * The columns that may say for which day a case counts, the best first. The day on which a row was entered stands for
 * it only where there is no other.
 */
const CLOCKS = ['date_report', 'date_diagnosis', 'date', 'date_known'] as const;

/** Proposes how a line list is read. */
export async function proposeCases(from: From): Promise<void> {
  const { columns, draft, rows } = from;
  // A name that only ends in `date` does not say of what: whoever knows the file must.
  const clock = firstOf(
    columns.filter(({ role, by }) => role !== 'date' || by === 'name'),
    CLOCKS,
  );
  await mapId(from, clock);
  if (clock !== undefined) mapDays(draft, 'date_report', clock, groundsOf(clock));
  else needClock(from);
  for (const role of ['class', 'origin'] as const) {
    const source = bestOf(columns, role);
    if (source === undefined) draft.open.push({ kind: role === 'class' ? 'no-class' : 'no-origin' });
    else {
      mapValues(draft, role, source);
      const empty = rows - source.filled;
      if (empty > 0) draft.open.push({ kind: 'empty-values', column: role, rows: empty });
    }
  }
  for (const role of ['date_onset', 'date_known'] as const) {
    const source = bestOf(columns, role);
    if (source !== undefined && source !== clock) mapOptionalDays(draft, role, source);
  }
  mapPlace(from);
  mapCluster(from);
  for (const { name, role } of columns)
    if (!draft.used.has(name) && CLOCKS.some((each) => each === role)) draft.left.set(name, 'second');
}

/** A day that is not called the day of the report is only likely what is meant. */
function groundsOf({ role }: Column): Ground[] {
  return role === 'date_report' || role === 'date' ? [] : [{ kind: 'other-clock' }];
}

function needClock({ columns, draft }: From): void {
  const isDays = ({ days, personal }: Column): boolean => days !== undefined && !personal;
  const isOther = ({ event, role }: Column): boolean => event === true || role === 'date_onset';
  const candidates = columns
    .filter(isDays)
    .toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)))
    .map(({ name }) => name);
  draft.open.push({ kind: 'column-needed', column: 'date_report', candidates });
}

/** Ids must differ from row to row, else every second row would be rejected: alone, or together with the day. */
async function mapId({ engine, columns, draft }: From, clock: Column | undefined): Promise<void> {
  const id = bestOf(columns, 'id');
  if (id === undefined) {
    draft.open.push({ kind: 'no-id', candidates: [], repeated: 0 });
    return;
  }
  const repeated = await repeatedIn(engine, [id]);
  if (repeated === 0) {
    map(draft, 'id', id, [{ kind: 'unique', values: id.distinct }]);
    return;
  }
  if (clock !== undefined && (await repeatedIn(engine, [clock, id])) === 0) {
    const grounds: Ground[] = [{ kind: 'by', by: id.by ?? 'values' }, { kind: 'unique-together' }];
    draft.mapped.push({ column: 'id', sources: [clock.name, id.name], sure: 'likely', grounds });
    draft.used.add(id.name);
    return;
  }
  draft.open.push({ kind: 'no-id', candidates: [id.name], repeated });
  draft.left.set(id.name, 'unknown');
}

function mapCluster({ columns, draft }: From): void {
  const cluster = bestOf(columns, 'cluster');
  if (cluster !== undefined) {
    map(draft, 'cluster', cluster);
    return;
  }
  const place = placeColumns(columns);
  const address = place.find(({ role }) => role === 'address');
  const candidates = address === undefined ? [] : place.slice(-2).map(({ name }) => name);
  draft.open.push({ kind: 'no-cluster', candidates });
}
