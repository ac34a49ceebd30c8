import type { OnProgress } from '@fusionrank/domain/progress';
import type { LoggedImpression, LoggedSlate, TrainingLog } from '@fusionrank/feature-store';
import { userInput } from '@fusionrank/model/ranking';
import type { SlateExample } from '@fusionrank/model/training';
import type { CatalogIndex, QueryVectors } from '@fusionrank/search';
import { CROSS_FEATURES, crossFeatures } from '@fusionrank/search/ranking';
import { understand } from '@fusionrank/search/understanding';

export interface ExampleSources {
  readonly log: TrainingLog;
  /** Holds the catalogue and its vectors; its rows are the feature table's. */
  readonly index: CatalogIndex;
  readonly encodeQuery: (text: string) => Promise<QueryVectors>;
  readonly onProgress?: OnProgress;
}

/** Slates shown in [from, until) as training groups, everything as it was known when they were shown. */
export async function slateExamples(
  window: { readonly from: Date; readonly until: Date; readonly name: string },
  sources: ExampleSources,
): Promise<readonly SlateExample[]> {
  const total = await sources.log.count(window);
  const examples: SlateExample[] = [];
  let done = 0;
  // Labels of a slate are known a little later than the slate itself, but never after the window.
  for await (const slate of sources.log.slates({ ...window, labelsUntil: window.until })) {
    const example = await exampleOf(slate, sources);
    if (example !== undefined) examples.push(example);
    done++;
    sources.onProgress?.({ stage: `${window.name} examples`, done, total });
  }
  return examples;
}

/** Undefined when none of the items shown is sold any more. */
async function exampleOf(
  slate: LoggedSlate,
  { index, encodeQuery }: ExampleSources,
): Promise<SlateExample | undefined> {
  const shown = slate.impressions.flatMap((impression) => {
    const row = index.rowOf(impression.itemId);
    return row === undefined ? [] : [{ ...impression, row }];
  });
  if (shown.length === 0) return undefined;
  const query = understand(slate.query, index);
  const text = query.correctedText ?? query.text;
  const vectors = text === '' ? {} : await encodeQuery(text);
  const rows = Int32Array.from(shown, ({ row }) => row);
  return {
    user: userInput(slate.profile, (id) => index.rowOf(id), slate.shownAt),
    query: vectors,
    rows,
    positions: Int32Array.from(shown, ({ position }) => position),
    cross: crossFeatures({
      query,
      vectors,
      index,
      rows,
      profile: slate.profile,
      popularityOf: slate.popularityOf,
      now: slate.shownAt,
    }),
    labels: Uint8Array.from(shown.flatMap(labelsOf)),
    shownAt: slate.shownAt,
  };
}

/** In the order of OBJECTIVES. */
function labelsOf({ clicked, carted, purchased }: LoggedImpression): readonly [number, number, number] {
  return [Number(clicked), Number(carted), Number(purchased)];
}

/** The cross features' names, kept with the weights that read them. */
export const EXAMPLE_CROSS_FEATURES = CROSS_FEATURES;
