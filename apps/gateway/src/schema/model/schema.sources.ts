import type { ServedCatalogue, ServedModel, Serving } from '../../serving/serving.ts';

/** What resolvers hand on for each type of this schema. */
export type ModelInfoSource = Serving;
/** Only of the version in force here it is known what its network holds. */
export type ModelVersionSource = Pick<ServedModel, 'version'> &
  Partial<Pick<ServedModel, 'modalities' | 'crossFeatures'>>;
export type CatalogueInfoSource = ServedCatalogue;
