import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogIndex } from '@fusionrank/search';

/** The popularity of items, as search asks for it: by row. */
export function popularityByRow(
  index: Pick<CatalogIndex, 'idAt'>,
  popularityOf: (itemId: ItemId) => number,
): (row: number) => number {
  return (row) => {
    const id = index.idAt(row);
    return id === undefined ? 0 : popularityOf(id);
  };
}
