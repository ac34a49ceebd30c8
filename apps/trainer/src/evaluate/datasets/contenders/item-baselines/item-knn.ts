import { coVisitNeighbours, coVisitScores, sparseRow, type CoVisitSettings } from '@fusionrank/model/behaviour';
import { gridContender, type GridBaseline } from './set-contender.ts';

const PER_ROW = 100;

const fit: GridBaseline<CoVisitSettings>['fit'] = (histories, settings) => {
  const neighbours = coVisitNeighbours(histories, settings);
  return (user, scores) => scores.set(coVisitScores(neighbours, sparseRow(histories, user)));
};

/** Items whose takers are the most alike by the plain cosine: the textbook's baseline. */
export const cosineItemKnn = gridContender({
  name: 'item-kNN, cosine',
  budgetShare: 0,
  grid: [{ userDamping: 0, popularityDamping: 0.5, perRow: PER_ROW }],
  fit,
});

/** The same with busy users and popular neighbours held back as far as validation wants. */
export const dampedItemKnn = gridContender({
  name: 'item-kNN, damped',
  budgetShare: 0.5,
  grid: [0.5, 1, 0].flatMap((userDamping) =>
    [0.1, 0.5].map((popularityDamping) => ({ userDamping, popularityDamping, perRow: PER_ROW })),
  ),
  fit,
});
