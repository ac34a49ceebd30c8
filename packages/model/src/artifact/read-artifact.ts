import type { Artifact, BehaviourSnapshot, ItemSnapshot, NeighbourTable } from './artifact.ts';
import { openArtifact } from './open-artifact.ts';
import type { StoredBehaviour, StoredColumn, StoredItems, StoredNeighbours } from './opened-artifact.ts';
import type { StoredRows } from './stored-rows.ts';

/**
 * Reads an artifact into memory after verifying all of it.
 * @param expectedSha256 of the manifest, as `writeArtifact` returned it; absent: the manifest's own record.
 * @throws Problem ARTIFACT_INVALID when a file is missing, truncated, altered, or of another format: which, and why.
 */
export async function readArtifact(directory: string, expectedSha256?: string): Promise<Artifact> {
  const { items, behaviour, ...rest } = await openArtifact(directory, expectedSha256);
  return { ...rest, items: itemsInMemory(items), ...(behaviour && { behaviour: behaviourInMemory(behaviour) }) };
}

const all = <Values extends Float32Array | Int32Array>(rows: StoredRows<Values>): Values => rows.range(0, rows.count);

function itemsInMemory({ text, image, ...named }: StoredItems): ItemSnapshot {
  const column = ({ values, ...rest }: StoredColumn): ItemSnapshot['text'] => ({ ...rest, values: all(values) });
  return { ...named, text: column(text), image: column(image) };
}

function behaviourInMemory(stored: StoredBehaviour): BehaviourSnapshot {
  const { itemFactors, itemNeighbours, itemLinks, userFactors, userNeighbours, ...rest } = stored;
  return {
    ...rest,
    itemFactors: all(itemFactors),
    itemNeighbours: neighboursInMemory(itemNeighbours),
    ...(itemLinks && { itemLinks: { ...itemLinks, ...neighboursInMemory(itemLinks) } }),
    userFactors: all(userFactors),
    userNeighbours: neighboursInMemory(userNeighbours),
  };
}

const neighboursInMemory = ({ perRow, indices, similarities }: StoredNeighbours): NeighbourTable => ({
  perRow,
  indices: all(indices),
  similarities: all(similarities),
});
