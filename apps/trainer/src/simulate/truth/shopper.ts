import { MS_PER_DAY } from '@fusionrank/domain/clock';
import { parseUserId, type UserId } from '@fusionrank/domain/id';
import { createRng, type Rng } from '@fusionrank/domain/rng';
import { TASTE_DIMENSION, TASTE_KINDS, type TasteKind } from './taste-space.ts';

/** How much of a shopper the log will hold: `cold` ones leave one to three slates late, `absent` ones none. */
export type Presence = 'regular' | 'cold' | 'absent';

/** One simulated shopper, whole. Times are milliseconds since the epoch. */
export interface Shopper {
  readonly id: UserId;
  readonly presence: Presence;
  /** Relative number of slates among regular shoppers. */
  readonly activity: number;
  readonly audience: 'women' | 'men' | 'any';
  /** Preferred price level in category deviations. */
  readonly priceLevel: number;
  /** Taste at the beginning and the direction it turns to, per kind. */
  readonly tastes: Readonly<Record<TasteKind, { readonly now: readonly number[]; readonly next: readonly number[] }>>;
  /** Radians the taste turns over the whole simulation. */
  readonly drift: number;
  /** One shopper in ten changes within days: by a further sixty degrees around this instant. */
  readonly turnsAt?: number;
}

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

const TRIBES = 10;
const TRIBE_SHARE = 0.6;

/** Draws the shoppers of one simulation. Shopper `n` depends on seed, span and `n` alone. */
export function drawShoppers(
  options: { readonly seed: number; readonly users: number; readonly label: string } & Span,
): Shopper[] {
  const root = createRng(`shoppers ${options.seed}`);
  return Array.from({ length: options.users }, (_, n) =>
    drawShopper(`shopper-${options.label}-${String(n + 1).padStart(4, '0')}`, options, root.fork(String(n))),
  );
}

function drawShopper(id: string, options: { readonly seed: number } & Span, rng: Rng): Shopper {
  const span = options.until.getTime() - options.from.getTime();
  const tribe = rng.below(TRIBES);
  const draw = rng.next();
  return {
    id: parseUserId(id),
    presence: draw < 0.8 ? 'regular' : draw < 0.96 ? 'cold' : 'absent',
    activity: rounded(Math.exp(0.8 * rng.normal())),
    audience: (['women', 'men', 'any'] as const)[tribe % 3] ?? 'any',
    priceLevel: rounded(0.9 * rng.normal()),
    tastes: drawTastes(options.seed, tribe, rng.fork('tastes')),
    drift: rounded(Math.abs(0.35 * rng.normal())),
    ...(rng.next() < 0.1 ? { turnsAt: options.from.getTime() + Math.round((0.2 + 0.6 * rng.next()) * span) } : {}),
  };
}

/** Shoppers come in tribes: √0.6 of a taste is shared, the rest is one's own. That is what collaborative filtering can find. */
function drawTastes(seed: number, tribe: number, rng: Rng): Shopper['tastes'] {
  const shared = createRng(`tribe ${seed} ${tribe}`);
  const draw = (kind: TasteKind): Shopper['tastes'][TasteKind] => {
    const common = normals(shared.fork(kind));
    const own = normals(rng);
    const now = common.map((value, d) =>
      rounded(Math.sqrt(TRIBE_SHARE) * value + Math.sqrt(1 - TRIBE_SHARE) * (own[d] ?? 0)),
    );
    return { now, next: normals(rng).map(rounded) };
  };
  return Object.fromEntries(TASTE_KINDS.map((kind) => [kind, draw(kind)])) as unknown as Shopper['tastes'];
}

function normals(rng: Rng): number[] {
  return Array.from({ length: TASTE_DIMENSION }, () => rng.normal());
}

/** Kept in a file as decimals: what is computed from memory and from the file must be the same. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Radians by which the shopper's taste has turned at `at`; 0 at the beginning. */
export function turnedBy(shopper: Shopper, span: Span, at: Date): number {
  const share = (at.getTime() - span.from.getTime()) / (span.until.getTime() - span.from.getTime());
  const steady = shopper.drift * share;
  if (shopper.turnsAt === undefined) return steady;
  const days = (at.getTime() - shopper.turnsAt) / MS_PER_DAY;
  return steady + Math.PI / 3 / (1 + Math.exp(-days));
}
