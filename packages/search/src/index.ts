export { createCatalogIndex, type CatalogIndex } from './retrieval/catalog-index.ts';
