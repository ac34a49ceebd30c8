import { Buffer } from 'node:buffer';
import { problem } from '@fusionrank/domain/problem';
import { checkedFirst } from '../../slates/page.ts';

/** A place in a list that is paged from the newest to the oldest by a number; opaque to clients. */
export function writeNumberCursor(number: bigint): string {
  return Buffer.from(`n:${number}`).toString('base64url');
}

/** Throws INVALID_INPUT for what `writeNumberCursor` did not write. */
function readNumberCursor(text: string): bigint {
  const [, digits] = /^n:(\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (digits !== undefined && writeNumberCursor(BigInt(digits)) === text) return BigInt(digits);
  const came = JSON.stringify(text.slice(0, 80));
  throw problem('INVALID_INPUT', `after: expected a cursor of an earlier answer, got ${came}`);
}

interface Asked {
  readonly first: number;
  readonly after?: string | null;
}
interface Reach {
  readonly before?: bigint;
  readonly limit: number;
}

/** A page of a list by number, read with one more than is shown, to know whether there are more. */
export async function numberedPage<Node>(
  { first, after }: Asked,
  read: (reach: Reach) => Promise<readonly Node[]>,
  numberOf: (node: Node) => bigint,
) {
  const limit = checkedFirst(first);
  const before = typeof after === 'string' ? { before: readNumberCursor(after) } : {};
  const found = await read({ ...before, limit: limit + 1 });
  const nodes = found.slice(0, limit);
  const edges = nodes.map((node) => ({ cursor: writeNumberCursor(numberOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > limit,
      hasPreviousPage: typeof after === 'string',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
