import { addScaled, propagateFactors, propagateItems } from './graph-propagation.ts';
import type { CollaborativeFactors } from './ials.ts';
import type { InteractionGraph } from './interaction-graph.ts';
import { transposed, type SparseMatrix } from './sparse-matrix.ts';

/** An item–item graph that embeddings spread over. */
export interface WeightedItemGraph {
  /** [items, items], normalised: see itemGraph. */
  readonly graph: SparseMatrix;
  readonly weight: number;
  /** ≥ 1 */
  readonly hops: number;
}

/** What lies between the embeddings that are learned and those that are scored; frozen. */
export interface EmbeddingGraphs {
  readonly interactions: InteractionGraph;
  /** Steps over the interactions; 0 leaves embeddings as they are. */
  readonly layers: number;
  readonly items: readonly WeightedItemGraph[];
  /** The same graphs with their ties turned round, for gradients. */
  readonly turnedItems: readonly WeightedItemGraph[];
}

export function embeddingGraphs(
  interactions: InteractionGraph,
  items: readonly WeightedItemGraph[],
  layers: number,
): EmbeddingGraphs {
  const turnedItems = items.map((item) => ({ ...item, graph: transposed(item.graph) }));
  return { interactions, layers, items, turnedItems };
}

/**
 * Embeddings to score with: LightGCN over the interactions, and for items also Σ_m weight_m · S_m^hops_m · base (Zhou & Shen,
 * 2023, FREEDOM).
 */
export function spreadEmbeddings(graphs: EmbeddingGraphs, base: CollaborativeFactors): CollaborativeFactors {
  return spread(graphs, base, graphs.items);
}

/** A loss's gradient by the base embeddings, of its gradient by the spread ones: exact, for the spreading is linear. */
export function gradientOfBase(graphs: EmbeddingGraphs, gradient: CollaborativeFactors): CollaborativeFactors {
  return spread(graphs, gradient, graphs.turnedItems);
}

function spread(
  { interactions, layers }: EmbeddingGraphs,
  base: CollaborativeFactors,
  itemGraphs: readonly WeightedItemGraph[],
): CollaborativeFactors {
  const result = propagateFactors(interactions, base, layers);
  const items = { count: interactions.byItem.rows, width: base.width, values: base.items };
  for (const { graph, weight, hops } of itemGraphs)
    addScaled(result.items, propagateItems(graph, items, hops).values, weight);
  return result;
}
