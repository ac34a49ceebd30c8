import type { CatalogItem } from '@fusionrank/domain/item';
import {
  itemGraph,
  type ItemSideInformation,
  linkTable,
  sparseMatrix,
  type SparseMatrix,
} from '@fusionrank/model/behaviour';
import { nearestRows } from '@fusionrank/model/linear-algebra';
import type { ModalityColumn } from '@fusionrank/model/ranking';
import type { ShopCatalogue } from './shop-catalogue.ts';

/** Vectors by row of the catalogue. */
export interface ItemVectorColumns {
  readonly text: ModalityColumn;
  readonly image: ModalityColumn;
}

/** Neighbours taken of each item in a modality. */
const NEIGHBOURS = 10;

/** Who resembles whom beside who touched them: by text, by picture, by attributes. The graphs share the smoothing evenly. */
export async function resemblanceOf(
  { items }: ShopCatalogue,
  { text, image }: ItemVectorColumns,
): Promise<ItemSideInformation> {
  const columns = [text, image].filter(({ present }) => present.includes(1));
  const graphs = await Promise.all(columns.map(modalityGraph));
  return {
    features: [attributeFeatures(items)],
    graphs: graphs.map((matrix) => ({ matrix, weight: 1 / graphs.length })),
  };
}

async function modalityGraph({ values, width, present }: ModalityColumn): Promise<SparseMatrix> {
  const near = await nearestRows({ count: present.length, width, values }, { present, count: NEIGHBOURS });
  return itemGraph(linkTable(near, NEIGHBOURS), { ties: 'similarity', present });
}

/** A value that fewer items have tells nothing of others. */
const MIN_ITEMS = 2;

/** Brand, categories and attributes of each item, [items, values], rows of length 1. */
function attributeFeatures(items: readonly CatalogItem[]): SparseMatrix {
  const named = items.map(valueNames);
  const counts = new Map<string, number>();
  for (const names of named) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const columns = new Map([...counts].filter(([, count]) => count >= MIN_ITEMS).map(([name], i) => [name, i]));
  const entries = named.flatMap((names, row) => {
    const known = names.flatMap((name) => columns.get(name) ?? []);
    return known.map((column) => ({ row, column, value: 1 / Math.sqrt(known.length) }));
  });
  return sparseMatrix(items.length, columns.size, entries);
}

function valueNames({ brand, categoryPath, attributes }: CatalogItem): readonly string[] {
  const names = [
    ...(brand === undefined ? [] : [`brand=${brand}`]),
    ...categoryPath.map((category) => `category=${category}`),
    ...Object.entries(attributes).flatMap(([key, values]) => values.map((value) => `${key}=${value}`)),
  ];
  return [...new Set(names)];
}
