import type { ItemSelection } from '@fusionrank/domain/rule';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { rowFilters } from '../retrieval/row-filters.ts';

/** Whether a row is of the selection. Ids that the catalogue does not know select nothing. */
export function selectedRows(
  selection: ItemSelection,
  index: Pick<CatalogIndex, 'rowOf' | 'columns'>,
): (row: number) => boolean {
  if (selection.kind === 'items') {
    const rows = new Set(selection.itemIds.map((id) => index.rowOf(id)));
    return (row) => rows.has(row);
  }
  const filters = rowFilters(selection.filters, index.columns);
  return (row) => filters.every(({ passes }) => passes(row));
}
