import type { CatalogIndex } from '../../retrieval/catalog-index.ts';
import type { AttributeMention } from '../../understanding/vocabulary.ts';
import type { CrossFeatureGroup } from './request.ts';

/** Whether the item has the attribute values that the query names (`red` → colour Red). */
export const mentionFeatures: CrossFeatureGroup = {
  names: ['hasMentions', 'mentionsMet'],
  prepare: ({ query, index }) => {
    const groups = mentionGroups(query.mentions).map(([key, values]) => ({ key, values }));
    if (groups.length === 0) return () => undefined;
    return (row, _i, { values, at }) => {
      let met = 0;
      for (const group of groups) if (holdsAny(index, row, group)) met++;
      values[at] = 1;
      values[at + 1] = met / groups.length;
    };
  },
};

/** Values of one key are alternatives: `blue` may be a colour and a brand, and either will do. */
export function mentionGroups(
  mentions: readonly AttributeMention[],
): readonly (readonly [key: string, values: ReadonlySet<string>])[] {
  const groups = new Map<string, Set<string>>();
  for (const { key, value } of mentions) groups.set(key, (groups.get(key) ?? new Set()).add(value));
  return [...groups];
}

/** Whether the row has one of the values of the key. */
export function holdsAny(
  index: CatalogIndex,
  row: number,
  { key, values }: { readonly key: string; readonly values: ReadonlySet<string> },
): boolean {
  const column = index.columns.values(key);
  return column !== undefined && column.valuesOf(column.setAt(row)).some((value) => values.has(value));
}
