import type { ExtraType } from '../workspace/workspace.ts';
import { textMembers } from './expressions/index.ts';
import type { ParamValue } from './pack.ts';
import type { RawPack } from './raw.ts';

/** Attributes of areas by type. */
export type AttributeTypes = Readonly<Record<string, ExtraType>>;

/** What every area has. */
export const OWN_ATTRIBUTES = { code: 'text', name: 'text', level: 'text' } as const;

/**
 * The types of the attributes that a pack reads: as it declares them, and text for those it compares with texts. Any
 * other is a number.
 */
export function attributeTypes(raw: RawPack, params: Readonly<Record<string, ParamValue>>): AttributeTypes {
  const compared = expressionsIn(raw).flatMap((text) => textMembers(text, 'area', { params }));
  const inferred = compared.filter((name) => !Object.hasOwn(OWN_ATTRIBUTES, name));
  return { ...Object.fromEntries(inferred.map((name) => [name, 'text' as const])), ...raw.extra?.['areas'] };
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
