import { problem } from '@fusionrank/domain/problem';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng } from '@fusionrank/domain/rng';
import type { LoggedImpression, LoggedSlate, TrainingLog } from '@fusionrank/feature-store';
import { userInput } from '@fusionrank/model/ranking';
import { OBJECTIVES, type SlateExample } from '@fusionrank/model/training';
import type { CatalogIndex, QueryVectors } from '@fusionrank/search';
import { crossFeatures } from '@fusionrank/search/ranking';
import { understand } from '@fusionrank/search/understanding';
import { popularityByRow } from './popularity-by-row.ts';
import { createUnshownItems, type UnshownRequest } from './unshown-items.ts';

export interface ExampleSources {
  readonly log: TrainingLog;
  /** Holds the catalogue and its vectors; its rows are the feature table's. */
  readonly index: CatalogIndex;
  readonly encodeQuery: (text: string) => Promise<QueryVectors>;
  /** Chooses what joins each slate as not shown and not wanted. */
  readonly seed: number;
  readonly onProgress?: OnProgress;
  /** Stops between two slates with INTERRUPTED; nothing of it is kept, it takes minutes at most. */
  readonly signal?: AbortSignal;
}

export interface ExampleWindow {
  readonly from: Date;
  readonly until: Date;
  /** Says which examples these are while they are read. */
  readonly name: string;
  /** Only so many slates, the first ones; absent: all. */
  readonly most?: number;
}

/** Slates shown in [from, until) as training groups, everything as it was known when they were shown. */
export async function slateExamples(window: ExampleWindow, sources: ExampleSources): Promise<readonly SlateExample[]> {
  const total = Math.min(await sources.log.count(window), window.most ?? Infinity);
  const examples: SlateExample[] = [];
  const unshown = createUnshownItems(sources.index);
  let done = 0;
  // Labels of a slate are known a little later than the slate itself, but never after the window.
  for await (const slate of sources.log.slates({ ...window, labelsUntil: window.until })) {
    if (done === total) break;
    const example = isAnswer(slate) ? await exampleOf(slate, { ...sources, unshown }) : undefined;
    if (example !== undefined) examples.push(example);
    done++;
    if (sources.signal?.aborted === true) {
      throw problem(
        'INTERRUPTED',
        `stopped after ${done} of ${total} ${window.name} examples; run the same command to go on`,
      );
    }
    sources.onProgress?.({ stage: `${window.name} examples`, done, total });
  }
  return examples;
}

/** A slate of items like another one answers no query and no taste: what was clicked in it depends on an item not logged here. */
function isAnswer({ policy }: LoggedSlate): boolean {
  return !policy.startsWith('similar:');
}

/** Undefined when none of the items shown is sold any more. */
async function exampleOf(
  slate: LoggedSlate,
  { index, encodeQuery, seed, unshown }: ExampleSources & { readonly unshown: (request: UnshownRequest) => Int32Array },
): Promise<SlateExample | undefined> {
  const shown = slate.impressions.flatMap((impression) => {
    const row = index.rowOf(impression.itemId);
    return row === undefined ? [] : [{ ...impression, row }];
  });
  if (shown.length === 0) return undefined;
  const query = understand(slate.query, index);
  const text = query.correctedText ?? query.text;
  const vectors = text === '' ? {} : await encodeQuery(text);
  const shownRows = Int32Array.from(shown, ({ row }) => row);
  const rng = createRng(`${seed}/${slate.slateId}`);
  const popularityOf = popularityByRow(index, slate.popularityOf);
  const others = unshown({ query, vectors, shown: shownRows, popularityOf, rng });
  const rows = Int32Array.from([...shownRows, ...others]);
  return {
    user: userInput(slate.profile, (id) => index.rowOf(id), slate.shownAt),
    query: vectors,
    rows,
    // What was not shown stands at the top slot, where position takes nothing away.
    positions: Int32Array.from(rows, (_, i) => shown[i]?.position ?? 0),
    cross: crossFeatures({
      query,
      vectors,
      index,
      rows,
      profile: slate.profile,
      popularityOf,
      now: slate.shownAt,
    }),
    labels: labelsOf(shown, rows.length),
    propensities: Float32Array.from(rows, (_, i) => shown[i]?.propensity ?? 1),
    shown: shown.length,
    shownAt: slate.shownAt,
  };
}

/** [rows, OBJECTIVES]; what was not shown has zeros. */
function labelsOf(shown: readonly LoggedImpression[], rows: number): Uint8Array {
  const labels = new Uint8Array(rows * OBJECTIVES.length);
  shown.forEach(({ clicked, carted, purchased }, i) => {
    labels.set([Number(clicked), Number(carted), Number(purchased)], i * OBJECTIVES.length);
  });
  return labels;
}
