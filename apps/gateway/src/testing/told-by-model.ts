import type { ItemId } from '@fusionrank/domain/id';
import { parseItemId } from '@fusionrank/domain/id';
import { eachLink, unknownUser } from '@fusionrank/model/ranking';
import type { InForce } from '../serving/in-force.ts';
import type { LiveCatalogue } from '../serving/live-catalogue.ts';

export interface Opened {
  readonly inForce: InForce;
  readonly catalogue: LiveCatalogue;
}

/** What a shopper who touched the mug is told of each product that is sold, by its id. */
export async function told({ inForce, catalogue }: Opened): Promise<ReadonlyMap<string, unknown>> {
  const { index } = catalogue;
  const sold = Array.from({ length: catalogue.rowCount }, (_, row) => index.entryAt(row)?.item ?? []).flat();
  const ids = sold.map(({ id }) => id).sort();
  const rows = Int32Array.from(ids, (id) => index.rowOf(id) ?? -1);
  const ranker = inForce.model?.ranker;
  const features = index.features();
  if (ranker === undefined || features === undefined) throw new Error('expected a model');
  const scores = await ranker.rank({
    user: {
      ...unknownUser(),
      historyRows: Int32Array.of(index.rowOf(parseItemId('mug')) ?? -1),
      historyKinds: Uint8Array.of(0),
      historyAgeDays: Float32Array.of(1),
    },
    query: { text: Float32Array.of(1, 2, 3, 4) },
    rows,
    cross: new Float32Array(rows.length * ranker.crossFeatures.length),
  });
  const cosine = features.cosineTo('text', Float32Array.of(1, 2, 3, 4));
  return new Map(
    ids.map((id, at) => [
      id,
      { score: scores.score[at], cosine: cosine(rows[at] ?? -1), links: linksOf(catalogue, id) },
    ]),
  );
}

function linksOf({ index }: LiveCatalogue, id: ItemId): readonly string[] {
  const table = index.features()?.table;
  const found: string[] = [];
  if (table?.links === undefined) return found;
  eachLink(table.links, index.rowOf(id) ?? -1, (other, value) => found.push(`${table.ids[other]} ${value}`));
  return found;
}
