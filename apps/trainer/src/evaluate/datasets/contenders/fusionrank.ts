import { sparseRow } from '@fusionrank/model/behaviour';
import { createRng } from '@fusionrank/domain/rng';
import type { FitContext, InteractionsContender, SequencesContender } from '../contender.ts';
import type { InteractionsData, ItemModality, SequencesData } from '../dataset.ts';
import { datasetTable } from '../network/dataset-table.ts';
import { featureBags } from '../network/feature-bags.ts';
import { chooseSequences, fitSequences } from '../network/fit-sequences.ts';
import { chooseSets, fitSets, type NamedGraph } from '../network/fit-sets.ts';
import { type FittedDataset, learnRanking, type RankingVariant } from '../network/learned-ranking.ts';
import { modalityGraph } from '../network/modality-graph.ts';
import { hiddenStage, lastItemStage, type Stage } from '../network/stage.ts';

/** What the model and its ablations share, by the data they were given: fitted once a run. */
const fittedSets = new WeakMap<InteractionsData, Promise<FittedDataset>>();
const fittedSequences = new WeakMap<SequencesData, Promise<FittedDataset>>();

/** The product's network over sets: retrieval, evidence and the item side, learned from training alone. */
export function fusionRankOfSets(name: string, variant: RankingVariant, role?: 'ablation'): InteractionsContender {
  return {
    name,
    ...(role && { role }),
    budgetShare: role === undefined ? 10 : 2,
    fit: async (data, context) =>
      learnRanking(await shared(fittedSets, data, () => fittedInteractions(data, context)), variant, context),
  };
}

/** The product's network over sequences. */
export function fusionRankOfSequences(name: string, variant: RankingVariant, role?: 'ablation'): SequencesContender {
  return {
    name,
    ...(role && { role }),
    budgetShare: role === undefined ? 10 : 2,
    fit: async (data, context) =>
      learnRanking(await shared(fittedSequences, data, () => fittedOrdered(data, context)), variant, context),
  };
}

async function shared<Data extends object>(
  cache: WeakMap<Data, Promise<FittedDataset>>,
  data: Data,
  fit: () => Promise<FittedDataset>,
): Promise<FittedDataset> {
  const known = cache.get(data);
  if (known !== undefined) return known;
  const fitted = fit();
  cache.set(data, fitted);
  // What failed, or was interrupted, is fitted anew when it is asked for again.
  fitted.catch(() => cache.delete(data));
  return fitted;
}

async function namedGraphs(modalities: readonly ItemModality[]): Promise<readonly NamedGraph[]> {
  const graphs: NamedGraph[] = [];
  for (const modality of modalities)
    graphs.push({ name: modality.name, matrix: await modalityGraph(modality), present: modality.present });
  return graphs;
}

export async function fittedInteractions(data: InteractionsData, context: FitContext): Promise<FittedDataset> {
  const graphs = await namedGraphs(data.modalities);
  const rowsOf = (matrix: InteractionsData['train']): readonly Int32Array[] =>
    Array.from({ length: data.users }, (_, user) => sparseRow(matrix, user).indices);
  const known: Stage = { histories: rowsOf(data.train), targets: rowsOf(data.valid) };
  const learning = hiddenStage(known.histories, createRng(`${context.seed}/hidden`));
  const own = { items: data.items, graphs };
  const { settings, fitted } = await chooseSets(own, known, context);
  const validation = { ...known, fitted };
  return {
    items: data.items,
    table: await datasetTable({ data, graphs, seed: context.seed }),
    learning: { ...learning, fitted: await fitSets(own, learning, { settings, context }) },
    validation,
    // The protocol knows no validation items when it tests.
    serving: validation,
    settings,
  };
}

export async function fittedOrdered(data: SequencesData, context: FitContext): Promise<FittedDataset> {
  const graphs = await namedGraphs(data.modalities);
  const own = { items: data.items, bags: featureBags(data), graphs };
  const validation = lastItemStage(data.sequences);
  const learning = lastItemStage(validation.histories);
  const serving: Stage = { histories: data.sequences, targets: data.sequences.map(() => new Int32Array(0)) };
  const { settings, fitted } = await chooseSequences(own, validation, context);
  const refitted = (stage: Stage, name: string) => fitSequences(own, stage, { settings, context, name });
  return {
    items: data.items,
    table: await datasetTable({ data, graphs, seed: context.seed }),
    learning: { ...learning, fitted: await refitted(learning, 'the ranking') },
    validation: { ...validation, fitted },
    serving: { ...serving, fitted: await refitted(serving, 'the test') },
    settings,
  };
}
