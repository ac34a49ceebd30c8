import type { CatalogItem } from '@fusionrank/domain/item';
import type { Rng } from '@fusionrank/domain/rng';
import { chosen, chosenByWeight } from '../catalog/choose.ts';
import { itemsMeeting, type Intent } from './intent.ts';
import type { Shopper, Span } from './shopper.ts';
import type { TasteSpace } from './taste-space.ts';
import type { ItemTraits, TraitTable } from './traits.ts';
import { isForOthers, leafInterest, utilityOf } from './utility.ts';

/** The simulated world that intents are drawn in. */
export interface World {
  /** By row: in the order of their ids. */
  readonly items: readonly CatalogItem[];
  readonly table: TraitTable;
  readonly space: TasteSpace;
  readonly span: Span;
}

/** Fewest items that an intent's wishes must leave; a wish that leaves fewer is dropped. */
const LEAST_MATCHES = 8;

/** Draws what a shopper is after: a category of interest, and none (half the time), one or two wishes about it. */
export function createIntentSource(world: World): (shopper: Shopper, at: Date, rng: Rng) => Intent {
  const matches = new Map<string, number>();
  const enough = (intent: Intent): boolean => {
    const key = JSON.stringify(intent);
    const count = matches.get(key) ?? itemsMeeting(world.table, intent).length;
    matches.set(key, count);
    return count >= LEAST_MATCHES;
  };
  return (shopper, at, rng) => {
    const leaf = drawLeaf(shopper, { world, at }, rng);
    const wanted = favourite(shopper, { leaf, world, at }, rng);
    const draw = rng.next();
    const wishes = draw < 0.5 ? 0 : draw < 0.85 ? 1 : 2;
    let intent: Intent = { leaf };
    for (let n = 0; n < wishes; n++) {
      const narrower = { ...intent, ...drawWish(wanted, shopper, rng) };
      if (enough(narrower)) intent = narrower;
    }
    return intent;
  };
}

interface Moment {
  readonly world: World;
  readonly at: Date;
}

/** Large categories are asked for more, by size^0.7; interest multiplies by e^interest. */
function drawLeaf(shopper: Shopper, { world, at }: Moment, rng: Rng): string {
  const interest = leafInterest(shopper, world, at);
  const leaves = [...world.table.byLeaf].filter(([, items]) => items.length >= LEAST_MATCHES);
  const weightOf = ([leaf, items]: readonly [string, readonly ItemTraits[]]): number =>
    items.length ** 0.7 * Math.exp(interest(leaf)) * (mostlyForOthers(items, shopper) ? 0.03 : 1);
  return chosenByWeight(rng, leaves.length > 0 ? leaves : [...world.table.byLeaf], weightOf)[0];
}

function mostlyForOthers(items: readonly ItemTraits[], shopper: Shopper): boolean {
  const sample = items.slice(0, 40);
  return sample.filter((item) => isForOthers(item, shopper)).length > sample.length / 2;
}

/** The best of eight random items of the category: wishes are about things one likes. */
function favourite(shopper: Shopper, { leaf, world, at }: Moment & { readonly leaf: string }, rng: Rng): ItemTraits {
  const utility = utilityOf(shopper, world, at);
  const items = world.table.byLeaf.get(leaf) ?? [];
  const sample = Array.from({ length: 8 }, () => chosen(rng, items));
  return sample.reduce((best, item) => (utility(item) > utility(best) ? item : best));
}

function drawWish(item: ItemTraits, shopper: Shopper, rng: Rng): Omit<Intent, 'leaf'> {
  const features = item.features.filter((feature) => !UNSPOKEN.test(feature));
  const wishes: (() => Omit<Intent, 'leaf'>)[] = [];
  if (item.colour !== undefined)
    wishes.push(
      () => ({ colour: item.colour ?? '' }),
      () => ({ colour: item.colour ?? '' }),
    );
  if (features.length > 0)
    wishes.push(
      () => ({ feature: chosen(rng, features) }),
      () => ({ feature: chosen(rng, features) }),
    );
  if (item.brand !== '') wishes.push(() => ({ brand: item.brand }));
  if (item.audience !== undefined && !isForOthers(item, shopper))
    wishes.push(() => ({ audience: item.audience ?? 'women' }));
  return wishes.length === 0 ? {} : chosen(rng, wishes)();
}

/** Values nobody types. */
const UNSPOKEN = /=(?:plain|纯色|casual|na|unknown)$/u;
