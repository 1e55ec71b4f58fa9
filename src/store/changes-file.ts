import type { Change, ChangeKind, Reason } from '../diff/change.ts';
import { validatorOf } from '../validators.ts';
import { storedLabel } from '../zoning/area-label.ts';
import { type Cell, csvBytes, fromCsv, given, listCell, listOf, Unreadable } from './csv.ts';

const COLUMNS = [
  'area',
  'name',
  'district',
  'district_name',
  'kind',
  'from',
  'to',
  'in_force_from',
  'reasons',
  'impose',
  'lift',
] as const;

const KINDS: readonly ChangeKind[] = [
  'raised',
  'lowered',
  'listed',
  'delisted',
  'known',
  'changed',
  'new',
  'removed',
  'in_force',
  'unknown',
];

/** `changes.csv`, in the order of the diff. Reasons are JSON with sorted keys. */
export function writeChanges(changes: readonly Change[]): Buffer {
  return csvBytes(COLUMNS, changes, (change): Cell[] => [
    change.area.code,
    change.area.name,
    change.area.district?.code ?? null,
    change.area.district?.name ?? null,
    change.kind,
    change.from,
    change.to,
    change.inForceFrom,
    JSON.stringify(change.reasons.map(sortedKeys)),
    listCell(change.impose),
    listCell(change.lift),
  ]);
}

function sortedKeys(reason: Reason): Reason {
  const values = Object.entries(reason.with).sort(([a], [b]) => (a < b ? -1 : 1));
  return { code: reason.code, with: Object.fromEntries(values) };
}

/** @throws Unreadable */
export function readChanges(text: string): Change[] {
  return fromCsv(text, COLUMNS).map((cells) => {
    const at = (column: (typeof COLUMNS)[number]): Cell => cells[COLUMNS.indexOf(column)] ?? null;
    return {
      area: storedLabel(given(at('area')), given(at('name')), at('district'), at('district_name')),
      kind: kindOf(given(at('kind'))),
      from: at('from'),
      to: at('to'),
      inForceFrom: given(at('in_force_from')),
      reasons: reasonsOf(given(at('reasons'))),
      impose: listOf(at('impose')),
      lift: listOf(at('lift')),
    };
  });
}

function kindOf(text: string): ChangeKind {
  const kind = KINDS.find((each) => each === text);
  if (kind === undefined) throw new Unreadable(`kind ${text}`);
  return kind;
}

export const CHANGE_REASONS_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['code', 'with'],
    properties: {
      code: { type: 'string' },
      with: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    },
  },
} as const;

function areReasons(value: unknown): value is Reason[] {
  return validatorOf(CHANGE_REASONS_SCHEMA)(value) === true;
}

function reasonsOf(text: string): Reason[] {
  try {
    const value: unknown = JSON.parse(text);
    if (areReasons(value)) return value;
  } catch (cause) {
    throw new Unreadable('reasons', { cause });
  }
  throw new Unreadable('reasons');
}
