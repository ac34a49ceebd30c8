import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { ShopEvent } from '@fusionrank/domain/event';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { createIntentSource, type World } from '../truth/draw-intent.ts';
import { meets, type Intent } from '../truth/intent.ts';
import { queryText } from '../truth/query-text.ts';
import type { Shopper } from '../truth/shopper.ts';
import type { ItemTraits } from '../truth/traits.ts';
import type { Truth } from '../truth/truth.ts';
import { utilityOf } from '../truth/utility.ts';
import { behave, type Deed, type Match } from './behaviour.ts';
import { firstShown } from './first-shown.ts';
import { createLoggingShop, type LoggingShop, type ShownSlate } from './logging-shop.ts';
import { drawSchedule, type Visit } from './schedule.ts';
import { slateEvents, timeOf } from './slate-events.ts';
import { createTimeQueue } from './time-queue.ts';

export interface ShopperEventsOptions {
  readonly seed: number;
  /** Begins every id. */
  readonly label: string;
  /** About how many slates are shown. */
  readonly slates: number;
}

/** Events of one visit and those that came due before it, in the order of time. */
export interface EventBatch {
  readonly events: readonly ShopEvent[];
  /** Slates shown so far. */
  readonly slates: number;
}

/**
 * Everything that happens in the simulated shop, visit by visit, in the order of time. What comes late (ratings, returns)
 * waits in a queue; what would come after the simulation's end is left out.
 */
export function* shopperEvents(truth: Truth, options: ShopperEventsOptions): Generator<EventBatch> {
  const root = createRng(`visits ${options.seed}`);
  const { world } = truth;
  const shop = createLoggingShop({
    items: world.items,
    table: world.table,
    seed: options.seed,
    shownFrom: firstShown(world, options.seed),
  });
  const visitor = createVisitor({ world, shop, label: options.label });
  const queue = createTimeQueue<ShopEvent>();
  let slates = 0;
  for (const visit of drawSchedule(truth.shoppers, { ...world.span, slates: options.slates }, root.fork('schedule'))) {
    const due = queue.takeBefore(visit.startsAt.getTime());
    for (const event of visitor(visit, root.fork(`visit ${visit.number}`))) queue.add(timeOf(event), event);
    slates += visit.slates;
    yield { events: due, slates };
  }
  yield { events: queue.takeBefore(world.span.until.getTime()), slates };
}

interface Visitor {
  readonly world: World;
  readonly shop: LoggingShop;
  readonly label: string;
}

/** Share of slates that are recommendations rather than answers to a query. */
const BROWSE_SHARE = 0.25;
const RECENT_LEAVES = 4;

/** A query without results is followed by the category's own name. */
function createVisitor({ world, shop, label }: Visitor): (visit: Visit, rng: Rng) => ShopEvent[] {
  const drawIntent = createIntentSource(world);
  const recentLeaves = new Map<Shopper, readonly string[]>();
  return (visit, rng) => {
    const { shopper } = visit;
    const utility = utilityOf(shopper, world, visit.startsAt);
    const goal = drawIntent(shopper, visit.startsAt, rng);
    let clock = visit.startsAt.getTime();
    let unanswered: Intent | undefined;
    return Array.from({ length: visit.slates }, (_, slateNumber) => {
      const shownAt = new Date(clock);
      const intent =
        unanswered ?? nextIntent(goal, { slateNumber, again: () => drawIntent(shopper, shownAt, rng) }, rng);
      const query =
        intent === undefined ? '' : unanswered === undefined ? queryText(intent, rng) : intent.leaf.toLowerCase();
      const slate =
        intent === undefined
          ? shop.browse(recentLeaves.get(shopper) ?? [], shownAt, rng)
          : shop.search(query, shownAt, rng);
      unanswered = slate.resultCount === 0 ? intent : undefined;
      const items = itemsOf(slate, world);
      const deeds = behave(
        items.map((item) => ({ match: matchOf(item, intent), utility: utility(item) })),
        rng,
      );
      clock = shownAt.getTime() + lastMoment(deeds) + 4_000 + rng.below(20_000);
      for (const deed of deeds) shop.notice(items[deed.position]?.row ?? 0, INTERACTION_WEIGHT[deed.kind]);
      recentLeaves.set(shopper, remembered(recentLeaves.get(shopper) ?? [], deeds, items));
      return slateEvents({ label, visit, slateNumber, query, shownAt, slate, items, deeds });
    }).flat();
  };
}

/** The visit's goal first and most of the time; then sometimes another wish, or a look at what the shop recommends. */
function nextIntent(
  goal: Intent,
  options: { readonly slateNumber: number; readonly again: () => Intent },
  rng: Rng,
): Intent | undefined {
  if (rng.next() < BROWSE_SHARE) return undefined;
  return options.slateNumber === 0 || rng.next() < 0.55 ? goal : options.again();
}

function itemsOf(slate: ShownSlate, world: World): ItemTraits[] {
  return slate.shown.flatMap(({ index }) => world.table.items[index] ?? []);
}

function matchOf(item: ItemTraits, intent: Intent | undefined): Match {
  if (intent === undefined) return 'browsed';
  if (meets(item, intent)) return 'asked for';
  return item.leaf === intent.leaf ? 'near' : 'other';
}

/** When the shopper is done with the slate; ratings and returns come from home. */
function lastMoment(deeds: readonly Deed[]): number {
  const here = deeds.filter((deed) => deed.kind === 'click' || deed.kind === 'dwell' || deed.kind === 'cart');
  return here.reduce((last, deed) => Math.max(last, deed.afterMs), 3_000);
}

function remembered(
  before: readonly string[],
  deeds: readonly Deed[],
  items: readonly ItemTraits[],
): readonly string[] {
  const clicked = deeds.filter((deed) => deed.kind === 'click').map((deed) => items[deed.position]?.leaf ?? '');
  return [...new Set([...clicked.toReversed(), ...before])].slice(0, RECENT_LEAVES);
}
