import type { FromSchema } from 'json-schema-to-ts';
import type { Shape } from '../yaml/index.ts';
import { catalogueSchema, measuresSchema } from './schema/measures.ts';
import { packSchema } from './schema/pack.ts';
import { testsSchema } from './schema/tests.ts';

/** `pack.yaml` as written, once it is known to have its shape. */
export type RawPack = FromSchema<typeof packSchema>;
export type RawTier = RawPack['tiers'][number];

/** `measures.yaml` as written, once it is known to have its shape. */
export type RawMeasures = FromSchema<typeof measuresSchema>;
export type RawMeasure = RawMeasures['measures'][number];

/** A measure with all that a measure says at the least, whether by itself or from the catalogue. */
export type FullMeasure = RawMeasure & Required<Pick<RawMeasure, 'title' | 'text' | 'audience' | 'kind'>>;
export type FullMeasures = Omit<RawMeasures, 'measures'> & { readonly measures: readonly FullMeasure[] };

/** A measure of the catalogue. */
export type RawCatalogue = FromSchema<typeof catalogueSchema>;
export type RawEntry = RawCatalogue['measures'][number];

/** A file of `tests/` as written, once it is known to have its shape. */
export type RawTests = FromSchema<typeof testsSchema>;

export const packShape: Shape<RawPack> = { schema: packSchema };
export const measuresShape: Shape<RawMeasures> = { schema: measuresSchema };
export const catalogueShape: Shape<RawCatalogue> = { schema: catalogueSchema };
export const testsShape: Shape<RawTests> = { schema: testsSchema };
