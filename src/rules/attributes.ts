import { isDay } from '../days.ts';
import type { ExtraType } from '../workspace/workspace.ts';
import { textMembers } from './expressions/index.ts';
import type { ParamValue } from './pack.ts';
import type { FullMeasures, RawPack } from './raw.ts';

/** Attributes of areas by type. */
export type AttributeTypes = Readonly<Record<string, ExtraType>>;

/** What every area has. */
export const OWN_ATTRIBUTES = { code: 'text', name: 'text', level: 'text' } as const;

/**
 * The types of the attributes that a pack reads: as it declares them; dates where they stand beside days alone, and texts
 * where they are compared with other texts. Any other is a number; so is one of which a text says what comes first, for
 * texts have no order that rules could mean.
 */
export function attributeTypes(
  raw: RawPack,
  measures: FullMeasures | undefined,
  params: Readonly<Record<string, ParamValue>>,
): AttributeTypes {
  const applying = (measures?.measures ?? []).flatMap(({ when }) => when ?? []);
  const compared = [...expressionsIn(raw), ...applying]
    .flatMap((text) => textMembers(text, 'area', { params }))
    .filter(({ name }) => !Object.hasOwn(OWN_ATTRIBUTES, name));
  const inferred = new Map<string, ExtraType>();
  for (const name of new Set(compared.map((each) => each.name))) {
    const beside = compared.filter((each) => each.name === name);
    if (beside.every(({ text }) => isDay(text))) inferred.set(name, 'date');
    else if (!beside.some(({ isOrdered }) => isOrdered)) inferred.set(name, 'text');
  }
  return { ...Object.fromEntries(inferred), ...raw.extra?.['areas'] };
}

/** Every expression of a pack that may read areas, as written. */
function expressionsIn({ tiers, indicators = {} }: RawPack): string[] {
  const conditions = tiers.flatMap(({ when, release }) => [when, release]);
  const calculated = Object.values(indicators).flatMap((indicator) =>
    Object.values(indicator).flatMap((part) => [part, ofIn(part)]),
  );
  return [...conditions, ...calculated].filter((text) => typeof text === 'string');
}

/** What stands under `of` in `max: { of: … }`. */
function ofIn(part: unknown): unknown {
  return typeof part === 'object' && part !== null && 'of' in part ? part.of : undefined;
}
