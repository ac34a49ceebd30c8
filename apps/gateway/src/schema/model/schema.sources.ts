import type { ServedCatalogue, ServedModel, Serving } from '../../serving/serving.ts';

/** What resolvers hand on for each type of this schema. */
export type ModelInfoSource = Serving;
export type ModelVersionSource = ServedModel;
export type CatalogueInfoSource = ServedCatalogue;
