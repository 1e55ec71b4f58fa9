import type { Column } from './columns.ts';
import { bestOf } from './places.ts';
import { type From, firstOf, map, mapPlace } from './propose-parts.ts';

/** Proposes how a file of areas is read. */
export async function proposeAreas({ columns, draft }: From): Promise<void> {
  const code = bestOf(columns, 'area_code');
  const name = firstOf(columns, ['name', 'area']);
  const [level, parent] = [bestOf(columns, 'level'), bestOf(columns, 'parent')];
  if (code === undefined) draft.open.push({ kind: 'column-needed', column: 'code', candidates: [] });
  else map(draft, 'code', code, [{ kind: 'unique', values: code.distinct }]);
  if (name === undefined) draft.open.push({ kind: 'column-needed', column: 'name', candidates: [] });
  else map(draft, 'name', name);
  if (level !== undefined && parent !== undefined) {
    map(draft, 'level', level);
    map(draft, 'parent', parent);
    draft.more['codes'] = 'explicit';
  } else if (code !== undefined && isNational(code)) draft.more['codes'] = 'nbs';
  else draft.open.push({ kind: 'column-needed', column: 'level', candidates: [] });
}

/** Codes of 2, 4, 6, 9 or 12 digits carry the tree. */
function isNational({ forms, filled, digits }: Column): boolean {
  return (
    forms.whole === filled &&
    [2, 4, 6, 9, 12].includes(digits.least) &&
    [2, 4, 6, 9, 12].includes(digits.most)
  );
}

/** Proposes how a file is read that says how many people live in areas. */
export async function proposePopulations(from: From): Promise<void> {
  const { columns, draft } = from;
  const [first, ...more] = mapPlace(from);
  // The area is one column here.
  if (more.length > 0 && first !== undefined) {
    const last = more.at(-1);
    const at = draft.mapped.findIndex(({ column }) => column === 'area');
    const mapped = draft.mapped[at];
    if (mapped !== undefined && last !== undefined)
      draft.mapped[at] = { ...mapped, sources: [last.name], sure: 'likely' };
  }
  const people = columns.find(({ number, numeric }) => number === 'population' && numeric);
  if (people === undefined) draft.open.push({ kind: 'column-needed', column: 'population', candidates: [] });
  else map(draft, 'population', { ...people, by: 'name' });
}
