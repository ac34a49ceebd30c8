import type { ItemTraits, TraitTable } from './traits.ts';
import type { TraitAudience } from './trait-audience.ts';

/** What a shopper is after: a category, and what it must be like. */
export interface Intent {
  readonly leaf: string;
  /** Lower case; `blue` is also met by `navy blue`. */
  readonly colour?: string;
  /** `key=value`, lower case. */
  readonly feature?: string;
  readonly audience?: TraitAudience;
  readonly brand?: string;
}

/** Whether the item is what was asked for. */
export function meets(item: ItemTraits, intent: Intent): boolean {
  return (
    item.leaf === intent.leaf &&
    (intent.colour === undefined || item.colour?.endsWith(intent.colour) === true) &&
    (intent.feature === undefined || item.features.includes(intent.feature)) &&
    (intent.audience === undefined || item.audience === intent.audience) &&
    (intent.brand === undefined || item.brand === intent.brand)
  );
}

/** Every item that meets the intent, by row. */
export function itemsMeeting(table: TraitTable, intent: Intent): readonly ItemTraits[] {
  return (table.byLeaf.get(intent.leaf) ?? []).filter((item) => meets(item, intent));
}
