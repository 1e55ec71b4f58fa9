import { KINDS, PASTS } from '../rules/indicators/index.ts';
import { measuresSchema } from '../rules/schema/measures.ts';
import { packSchema } from '../rules/schema/pack.ts';

type Properties = Readonly<Record<string, object>>;

/** The shape of a pack with that of every kind of indicator in it; another where it extends a pack. */
export function publishedPack(): object {
  const { properties, required } = packSchema;
  const kinds = [...KINDS, ...PASTS].map(({ schema }) => schema);
  const indicators = { ...properties.indicators, additionalProperties: { oneOf: kinds } };
  return {
    type: 'object',
    // Both forms have the same keys, so that an editor completes them before it knows which one is meant.
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, { description }]: [string, Described]) => [
        key,
        description === undefined ? {} : { description },
      ]),
    ),
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: extendingPack(kinds),
    else: { ...packSchema, required, properties: { ...properties, indicators } },
  };
}

interface Described {
  readonly description?: string;
}

/** What an edition may say that differs in a few lines: any part of any thing, and null for what is taken away. */
function extendingPack(kinds: readonly object[]): object {
  const { properties } = packSchema;
  const { propertyNames, description } = properties.indicators;
  const indicators = {
    type: 'object',
    description,
    propertyNames,
    additionalProperties: orNull(partOf(keysOf(kinds))),
  };
  const tier: Properties = properties.tiers.items.properties;
  const changed = Object.entries({ ...properties, indicators, tiers: listOrMapping(tier, 'tier') });
  return {
    ...packSchema,
    required: ['pack', 'title', 'edition', 'extends'],
    properties: Object.fromEntries(
      changed.map(([key, schema]) => [key, ESSENTIAL.has(key) ? schema : orNull(schema)]),
    ),
  };
}

/** The keys that any of some shapes has, each in all its forms. */
function keysOf(shapes: readonly object[]): Properties {
  const forms = new Map<string, object[]>();
  for (const shape of shapes) {
    const properties: Properties = 'properties' in shape ? Object(shape.properties) : {};
    for (const [key, form] of Object.entries(properties)) {
      const known = forms.get(key) ?? [];
      if (!known.includes(form)) forms.set(key, [...known, form]);
    }
  }
  return Object.fromEntries([...forms].map(([key, all]) => [key, { anyOf: all }]));
}

const ESSENTIAL: ReadonlySet<string> = new Set(['pack', 'title', 'edition', 'extends']);

/** The shape of `measures.yaml`; of a pack that extends another its measures may be a mapping of what differs. */
export function publishedMeasures(): object {
  const { properties } = measuresSchema;
  const { items } = properties.measures;
  const byId = { type: 'object', additionalProperties: orNull(partOf(items.properties)) };
  const others = Object.entries(properties).map(([key, schema]) => [key, orNull(schema)]);
  return {
    ...measuresSchema,
    required: [],
    properties: { ...Object.fromEntries(others), measures: { anyOf: [properties.measures, byId] } },
  };
}

function listOrMapping(properties: Properties, name: string): object {
  return {
    anyOf: [
      { type: 'array', items: { ...partOf(properties), required: [name] } },
      { type: 'object', additionalProperties: orNull(partOf(properties)) },
    ],
  };
}

/** Some of the keys of a thing, each as it is there or taken away. */
function partOf(properties: Properties): object {
  const keys = Object.entries(properties).map(([key, schema]) => [key, orNull(schema)]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(keys) };
}

function orNull(schema: object): object {
  return { anyOf: [schema, { type: 'null' }] };
}
