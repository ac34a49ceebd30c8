import { MODALITIES } from '@fusionrank/domain/modality';
import { INTERACTION_FEATURES, type InputWidths } from '../fusion/network-shape.ts';
import type { UserInputs } from '../fusion/user-inputs.ts';
import type { QueryInput, UserInput } from './ranker.ts';
import { interactionFeatures } from './user-input.ts';

export interface Asker {
  readonly user: UserInput;
  readonly query: QueryInput;
}

export interface HistoryPlaces {
  readonly widths: InputWidths;
  /** Where an item row stands among the item blocks given to the network. */
  readonly placeOf: (row: number) => number;
  /** [places, MODALITIES.length], 1 where that item's block is there. */
  readonly present: Float32Array | Uint8Array;
}

/** The users' and queries' side as the network reads it, histories padded to the longest among them. */
export function userInputs(askers: readonly Asker[], { widths, placeOf, present }: HistoryPlaces): UserInputs {
  const historyLength = Math.max(1, ...askers.map(({ user }) => user.historyRows.length));
  const entries = askers.length * historyLength;
  const blocks = MODALITIES.length;
  const inputs = {
    historyItems: new Int32Array(entries),
    historyPresent: new Float32Array(entries * blocks),
    interactions: new Float32Array(entries * INTERACTION_FEATURES),
    profile: new Float32Array(askers.length * widths.profile),
    queryText: new Float32Array(askers.length * widths.text),
    queryImage: new Float32Array(askers.length * widths.image),
    hasQuery: new Float32Array(askers.length),
  };
  askers.forEach(({ user, query }, asker) => {
    inputs.profile.set(checked('profile', user.profile, widths.profile), asker * widths.profile);
    if (query.text !== undefined)
      inputs.queryText.set(checked('query.text', query.text, widths.text), asker * widths.text);
    if (query.image !== undefined)
      inputs.queryImage.set(checked('query.image', query.image, widths.image), asker * widths.image);
    inputs.hasQuery[asker] = query.text === undefined && query.image === undefined ? 0 : 1;
    user.historyRows.forEach((row, i) => {
      const entry = asker * historyLength + i;
      const place = placeOf(row);
      inputs.historyItems[entry] = place;
      inputs.historyPresent.set(present.subarray(place * blocks, (place + 1) * blocks), entry * blocks);
      inputs.interactions.set(
        interactionFeatures({ kind: user.historyKinds[i] ?? 0, ageDays: user.historyAgeDays[i] ?? 0, place: i }),
        entry * INTERACTION_FEATURES,
      );
    });
  });
  return { count: askers.length, historyLength, ...inputs };
}

function checked(name: string, values: Float32Array, width: number): Float32Array {
  if (values.length !== width) throw new RangeError(`${name}: expected ${width} numbers, got ${values.length}`);
  return values;
}
