import path from 'node:path';
import type { UserId } from '@fusionrank/domain/id';
import { MODALITIES } from '@fusionrank/domain/modality';
import type { ModelVersion, StoredItem, VectorStore } from '@fusionrank/feature-store';
import { readArtifact } from '@fusionrank/model/artifact';
import type { Artifact } from '@fusionrank/model/artifact';
import { openRanker } from '@fusionrank/model/ranking';
import type { ItemFeatureTable, Ranker } from '@fusionrank/model/ranking';
import { createBehaviourLookup } from './behaviour-lookup.ts';
import type { BehaviourLookup } from './behaviour-lookup.ts';
import { buildItemTable } from './item-table.ts';
import { createItemVectors } from './item-vectors.ts';
import type { ServedModel } from './serving.ts';

/** A verified artifact, opened: its ranker, and what turns the catalogue into what it reads. */
export interface LiveModel {
  readonly version: ModelVersion;
  readonly artifact: Artifact;
  readonly ranker: Ranker;
  readonly behaviour: BehaviourLookup | undefined;
  /** The catalogue by row, as this model reads it. */
  tableOf(rows: readonly StoredItem[]): Promise<ItemFeatureTable>;
}

export interface ModelSources {
  readonly home: string;
  readonly vectors: Pick<VectorStore, 'read'>;
}

/** Throws ARTIFACT_INVALID when a file is missing, truncated or altered; then nothing was opened. */
export async function openModel(version: ModelVersion, { home, vectors }: ModelSources): Promise<LiveModel> {
  const artifact = await readArtifact(path.join(home, 'artifacts', version.directory), version.sha256);
  const itemVectors = createItemVectors(artifact, vectors);
  const behaviour = artifact.behaviour === undefined ? undefined : createBehaviourLookup(artifact.behaviour);
  return {
    version,
    artifact,
    ranker: await openRanker(artifact),
    behaviour,
    tableOf: async (rows) => {
      await itemVectors.prepare(rows);
      return buildItemTable({ rows, artifact, vectors: itemVectors, behaviour });
    },
  };
}

/** What the API says of a model in force over a table. */
export function servedModel({ version, ranker, behaviour }: LiveModel, table: ItemFeatureTable): ServedModel {
  return {
    version,
    crossFeatures: ranker.crossFeatures,
    modalities: MODALITIES.map((name) => ({ name, ...extentOf(table, name) })),
    similarUsers: (userId: UserId, limit: number) => behaviour?.usersLike(userId, limit) ?? [],
  };
}

function extentOf(
  table: ItemFeatureTable,
  name: (typeof MODALITIES)[number],
): { readonly width: number; readonly items: number } {
  if (name === 'attributes') return { width: table.attributes.slots, items: table.ids.length };
  if (name === 'numeric') return { width: table.numeric.width, items: table.ids.length };
  const { width, present } = table[name];
  return { width, items: present.reduce((sum, there) => sum + there, 0) };
}
