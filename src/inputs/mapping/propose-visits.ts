import { bestOf } from './places.ts';
import { type From, firstOf, map, mapDays, mapPlace, mapValues } from './propose-parts.ts';

/** Proposes how a table of places where cases stayed is read. */
export async function proposeVisits(from: From): Promise<void> {
  const { columns, draft } = from;
  const id = bestOf(columns, 'id');
  if (id !== undefined) map(draft, 'case', id);
  else draft.open.push({ kind: 'column-needed', column: 'case', candidates: [] });
  const day =
    firstOf(columns, ['date_visit', 'date']) ??
    columns.find(({ days, event }) => days !== undefined && event !== true);
  if (day !== undefined) mapDays(draft, 'date', day);
  else draft.open.push({ kind: 'column-needed', column: 'date', candidates: [] });
  mapPlace(from);
  const role = bestOf(columns, 'role');
  if (role === undefined) return;
  if (role.translated !== undefined) mapValues(draft, 'role', role);
  else map(draft, 'role', role);
}
