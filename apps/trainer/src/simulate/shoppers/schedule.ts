import { MS_PER_DAY } from '@fusionrank/domain/clock';
import type { Rng } from '@fusionrank/domain/rng';
import { chosenByWeight } from '../catalog/choose.ts';
import type { Shopper, Span } from '../truth/shopper.ts';

/** One visit of one shopper. */
export interface Visit {
  readonly shopper: Shopper;
  /** 0-based, in the order of time. */
  readonly number: number;
  readonly startsAt: Date;
  /** How many slates the shopper will look at, at least 1. */
  readonly slates: number;
}

/** Who comes when: about `slates` slates in all, visits in the order of time. */
export function drawSchedule(
  shoppers: readonly Shopper[],
  options: { readonly slates: number } & Span,
  rng: Rng,
): Visit[] {
  const regular = shoppers.filter((shopper) => shopper.presence === 'regular');
  const cold = shoppers
    .filter((shopper) => shopper.presence === 'cold')
    .map((shopper) => ({ shopper, slates: 1 + rng.below(3) }));
  const left = Math.max(0, options.slates - cold.reduce((sum, visit) => sum + visit.slates, 0));
  const total = regular.reduce((sum, shopper) => sum + shopper.activity, 0);
  const visits = [
    ...cold.map((visit) => ({ ...visit, startsAt: drawInstant({ options, rng, since: 0.7 }) })),
    ...regular.flatMap((shopper) =>
      drawVisits(shopper, { options, rng, slates: Math.round((left * shopper.activity) / total) }),
    ),
  ];
  return visits
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.shopper.id < b.shopper.id ? -1 : 1))
    .map((visit, number) => ({ ...visit, number }));
}

interface VisitsDraw {
  readonly options: Span;
  readonly rng: Rng;
  readonly slates: number;
}

/** One regular shopper in five joins after the beginning. */
function drawVisits(shopper: Shopper, { options, rng, slates }: VisitsDraw): Omit<Visit, 'number'>[] {
  const since = rng.next() < 0.2 ? rng.next() * 0.6 : 0;
  const visits: Omit<Visit, 'number'>[] = [];
  let left = Math.max(1, slates);
  while (left > 0) {
    const size = Math.min(left, 1 + Math.floor(-Math.log(1 - rng.next()) * 1.8));
    visits.push({ shopper, startsAt: drawInstant({ options, rng, since }), slates: size });
    left -= size;
  }
  return visits;
}

/** Relative number of visits by hour of the day (UTC): few at night, most in the evening. */
const HOURS = [2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 8, 8, 9, 8, 7, 7, 8, 9, 11, 13, 14, 13, 9, 5].map((weight, hour) => ({
  hour,
  weight,
}));

/** An instant in the span after its share `since`; the last quarter of an hour stays free for the visit itself. */
function drawInstant({
  options,
  rng,
  since,
}: {
  readonly options: Span;
  readonly rng: Rng;
  readonly since: number;
}): Date {
  const from = options.from.getTime();
  const length = options.until.getTime() - from;
  const day = Math.floor((since + (1 - since) * rng.next()) * (length / MS_PER_DAY));
  const { hour } = chosenByWeight(rng, HOURS, (entry) => entry.weight);
  const instant = from + day * MS_PER_DAY + Math.floor((hour + rng.next()) * 3_600_000);
  return new Date(Math.min(instant, options.until.getTime() - 900_000));
}
