import type { ItemId } from '@fusionrank/domain/id';
import type { Deadline, Explained } from '@fusionrank/search';
import DataLoader from 'dataloader';
import type { Serving } from '../serving/serving.ts';
import type { ServedSlate } from '../slates/served-slates.ts';
import type { ExplanationLoader } from './request-context.ts';

interface Wanted {
  readonly served: ServedSlate;
  readonly itemId: ItemId;
}

/** Asks for all items of a slate at once; costs nothing until it is asked. */
export function createExplanationLoader(serving: Pick<Serving, 'explain'>, deadline?: Deadline): ExplanationLoader {
  const keyOf = ({ served, itemId }: Wanted): string => JSON.stringify([served.slate.slateId, itemId]);
  const loader = new DataLoader<Wanted, Explained, string>(
    async (wanted) => {
      const slates = [...new Set(wanted.map(({ served }) => served))];
      const found = new Map<string, Explained>();
      await Promise.all(
        slates.map(async (served) => {
          const ids = wanted.flatMap((one) => (one.served === served ? one.itemId : []));
          const explained = await explainedItems({ serving, deadline }, served, ids);
          explained.forEach((one, i) => found.set(keyOf({ served, itemId: ids[i] as ItemId }), one));
        }),
      );
      return wanted.map((one) => found.get(keyOf(one)) ?? NOT_RANKED);
    },
    { cacheKeyFn: keyOf },
  );
  return { load: (served, itemId) => loader.load({ served, itemId }) };
}

const NOT_RANKED: Explained = { kind: 'unexplained', reason: 'nothing was ranked by a score' };

interface Explaining {
  readonly serving: Pick<Serving, 'explain'>;
  readonly deadline: Deadline | undefined;
}

async function explainedItems(
  { serving, deadline }: Explaining,
  { slate: { policy, degraded }, basis }: ServedSlate,
  ids: readonly ItemId[],
): Promise<readonly Explained[]> {
  return basis === undefined ? [] : serving.explain({ policy, degraded, basis }, ids, deadline);
}
