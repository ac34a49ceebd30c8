import { MODALITIES } from '@fusionrank/domain/modality';
import { Tensor } from 'onnxruntime-node';
import type { ItemInputs } from '../item-blocks.ts';
import { INTERACTION_FEATURES, type NetworkShape } from '../network-shape.ts';
import { blocksWithoutHistory, type UserInputs } from '../user-inputs.ts';

/** A graph's inputs by name. */
export type Feeds = Readonly<Record<string, Tensor>>;

export const rowsOfWidth = (values: Float32Array, width: number): Tensor =>
  new Tensor('float32', values, [values.length / width, width]);

/** What the item side's graphs read. @param attributes the items' attribute vectors added up, [items, blocks.attributes]. */
export function itemFeeds({ widths, config }: NetworkShape, items: ItemInputs, attributes: Float32Array): Feeds {
  return {
    'batch:text': rowsOfWidth(items.text, widths.text),
    'batch:image': rowsOfWidth(items.image, widths.image),
    'batch:numeric': rowsOfWidth(items.numeric, 2 * widths.numeric),
    'batch:behaviour': rowsOfWidth(items.behaviour, widths.behaviour),
    'batch:present': rowsOfWidth(items.present, MODALITIES.length),
    'batch:attributes': rowsOfWidth(attributes, config.blocks.attributes),
  };
}

/** What the user side reads beside the rows of W in the histories. */
export function userFeeds({ widths }: NetworkShape, users: UserInputs): Feeds {
  const ofHistory = (values: Float32Array, width: number): Tensor =>
    new Tensor('float32', values, [users.count, users.historyLength, width]);
  return {
    'batch:historyPresent': ofHistory(users.historyPresent, MODALITIES.length),
    'batch:interactions': ofHistory(users.interactions, INTERACTION_FEATURES),
    'batch:withoutHistory': rowsOfWidth(blocksWithoutHistory(users), MODALITIES.length),
    'batch:profile': rowsOfWidth(users.profile, widths.profile),
    'batch:queryText': rowsOfWidth(users.queryText, widths.text),
    'batch:queryImage': rowsOfWidth(users.queryImage, widths.image),
    'batch:noQuery': rowsOfWidth(
      users.hasQuery.map((has) => 1 - has),
      1,
    ),
  };
}
