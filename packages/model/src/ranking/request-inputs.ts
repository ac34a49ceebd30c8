import { MODALITIES, type Modality } from '@fusionrank/domain/modality';
import type { InputWidths } from '../fusion/network-shape.ts';
import type { UserInputs } from '../fusion/user-inputs.ts';
import { checkRows, type ItemMatrix } from './item-matrix.ts';
import type { RankRequest } from './ranker.ts';
import { userInputs } from './user-inputs.ts';

/**
 * The user's side of one request as the network reads it; `historyItems` are rows of the item matrix.
 * @throws RangeError when the matrix has no such row, or a width is not the network's.
 */
export function requestInputs(
  { user, query, without = [] }: Pick<RankRequest, 'user' | 'query' | 'without'>,
  { items, widths }: { readonly items: ItemMatrix; readonly widths: InputWidths },
): UserInputs {
  checkRows(user.historyRows, items);
  const inputs = userInputs([{ user, query: withoutModalities(query, without) }], {
    widths,
    placeOf: (row) => row,
    present: items.present,
  });
  for (const modality of without) {
    const block = MODALITIES.indexOf(modality);
    for (let i = block; i < inputs.historyPresent.length; i += MODALITIES.length) inputs.historyPresent[i] = 0;
  }
  return inputs;
}

function withoutModalities(query: RankRequest['query'], without: readonly Modality[]): RankRequest['query'] {
  return {
    ...(query.text === undefined || without.includes('text') ? {} : { text: query.text }),
    ...(query.image === undefined || without.includes('image') ? {} : { image: query.image }),
  };
}
