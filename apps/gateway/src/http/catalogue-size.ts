import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ServedCatalogue } from '../serving/serving.ts';

export type MeasuredCatalogue = Pick<ServedCatalogue, 'itemCount' | 'byteLengths'>;

/** How many products are on sale, and what each part of the catalogue takes of the memory. */
export function measureCatalogue(registry: Registry, catalogue: MeasuredCatalogue): void {
  new Gauge({
    name: 'fusionrank_products',
    help: 'Products on sale.',
    registers: [registry],
    collect() {
      this.set(catalogue.itemCount);
    },
  });
  new Gauge({
    name: 'fusionrank_catalogue_bytes',
    help: 'Memory of the catalogue: packed items and their ids, columns, the index of words, facts of the database. Vectors are left out.',
    labelNames: ['part'],
    registers: [registry],
    collect() {
      for (const [part, bytes] of Object.entries(catalogue.byteLengths())) this.set({ part }, bytes);
    },
  });
}
