import type { Change, ComparedPack, Diff } from '../../diff/change.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { ChangeValue, DiffValue, PacksValue } from '../outputs/diff.ts';

export function diffJson(diff: Diff): string {
  return jsonDocument(diffValue(diff));
}

export function diffValue({ from, to, packs, changes, intoForce }: Diff): DiffValue {
  return {
    from: from === null ? null : { as_of: from.asOf, pack: from.pack },
    to: { as_of: to.asOf, pack: to.pack },
    ...(packs && { packs: packsValue(packs) }),
    changes: changes.map(changeValue),
    into_force: intoForce.map(changeValue),
  };
}

function packsValue({ from, to, tiers }: NonNullable<Diff['packs']>): PacksValue {
  const { matches, unmatched } = tiers;
  return {
    from: packValue(from),
    to: packValue(to),
    tiers: matches.map((match) => ({ ...match })),
    unmatched: { from: unmatched.from, to: unmatched.to },
  };
}

function packValue({ name, pack: { id, edition, level, hash, params } }: ComparedPack): PacksValue['from'] {
  return { name, pack: id, edition, level, hash, params: { ...params } };
}

/** One change a line, then what comes into force. */
export function diffNdjson({ changes, intoForce }: Diff): string {
  return jsonLines([...changes, ...intoForce].map(changeValue));
}

/** A change as the data formats have it. */
export function changeValue({
  area,
  kind,
  from,
  to,
  inForceFrom,
  reasons,
  causes,
  impose,
  lift,
}: Change): ChangeValue {
  return {
    area: area.code,
    name: area.name,
    kind,
    from,
    to,
    in_force_from: inForceFrom,
    reasons: reasons.map((reason) => ({ code: reason.code, with: reason.with })),
    ...(causes && { causes: causes.map((part) => ({ ...part })) }),
    impose,
    lift,
  };
}

const HEAD = [
  'from_as_of',
  'to_as_of',
  'area',
  'name',
  'district',
  'district_name',
  'kind',
  'from',
  'to',
  'in_force_from',
  'reasons',
  'causes',
  'impose',
  'lift',
] as const;

/** A row a change. Reasons are codes, so that the file is the same in every language. */
export function diffCsv({ from, to, changes, intoForce }: Diff): string {
  const rows = [...changes, ...intoForce].map((change) => [
    from?.asOf ?? null,
    to.asOf,
    change.area.code,
    change.area.name,
    change.area.district?.code ?? null,
    change.area.district?.name ?? null,
    change.kind,
    change.from,
    change.to,
    change.inForceFrom,
    change.reasons.map(({ code }) => code).join(' '),
    change.causes?.flatMap(({ cause, with: together = [] }) => [...together, cause]).join(' ') ?? null,
    change.impose.join(' '),
    change.lift.join(' '),
  ]);
  return csvTable(HEAD, rows);
}
