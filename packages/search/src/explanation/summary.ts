import { SCORE_PARTS, type ScorePart } from '@fusionrank/model/ranking';
import type { ScoreShare } from '../ranking/policies/network-shares.ts';

const NAMES: Readonly<Record<ScorePart, string>> = {
  text: 'its text',
  image: 'its picture',
  attributes: 'its brand, category and attributes',
  numeric: 'its price, rating and other numbers',
  behaviour: 'how shoppers choose it',
  'query-match': 'its match with the query',
  context: "the shopper's taste",
};

/** As many parts are named on either side. */
const MOST_NAMED = 2;
/** Less than this shows as 0.00. */
const LEAST_NAMED = 0.005;

/** One sentence: how far the item stands from the average one, and what speaks for and against it most. */
export function summary({ logit, baselineLogit, shapley }: ScoreShare): string {
  const parts = SCORE_PARTS.map((part) => ({ part, share: shapley[part] }));
  const named = (sign: 1 | -1): string =>
    parts
      .filter(({ share }) => sign * share >= LEAST_NAMED)
      .sort((a, b) => sign * (b.share - a.share))
      .slice(0, MOST_NAMED)
      .map(({ part, share }) => `${NAMES[part]} (${signed(share)})`)
      .join(' and ');
  const above = logit - baselineLogit;
  const where = `Scores ${Math.abs(above).toFixed(2)} ${above < 0 ? 'below' : 'above'} the average product without query and shopper`;
  const sides = [
    ...(named(1) === '' ? [] : [`for it: ${named(1)}`]),
    ...(named(-1) === '' ? [] : [`against it: ${named(-1)}`]),
  ];
  return sides.length === 0 ? `${where}; nothing tells it from that one.` : `${where}; ${sides.join('; ')}.`;
}

/** With its sign and a true minus. */
function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
