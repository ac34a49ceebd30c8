import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseItemId, parseSlateId } from '@fusionrank/domain/id';
import type { ItemId, SlateId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import { z } from 'zod';

/** One item at one position of one served ranking: what an event must name to be credited to it. */
export interface Attribution {
  readonly slateId: SlateId;
  readonly itemId: ItemId;
  /** 0 is the top slot. */
  readonly position: number;
  /** At most MAX_QUERY_LENGTH characters of the query that led here; empty for a recommendation. */
  readonly query: string;
}

export interface TrackingTokens {
  sign(attribution: Attribution): string;
  /** Throws INVALID_INPUT for a token that was altered, or signed with another secret. */
  verify(token: string): Attribution;
}

/** Longer queries are cut: the token travels with every product shown. */
const MAX_QUERY_LENGTH = 200;

/** `payload.signature`, both base64url; HMAC-SHA-256 cut to 128 bits, which RFC 2104 allows. */
export function createTrackingTokens(secret: Uint8Array): TrackingTokens {
  const signatureOf = (payload: string): Buffer =>
    createHmac('sha256', secret).update(payload).digest().subarray(0, 16);
  return {
    sign: ({ slateId, itemId, position, query }) => {
      const fields = [slateId, itemId, position, query.slice(0, MAX_QUERY_LENGTH)];
      const payload = Buffer.from(JSON.stringify(fields)).toString('base64url');
      return `${payload}.${signatureOf(payload).toString('base64url')}`;
    },
    verify: (token) => {
      const [payload = '', signature = ''] = token.split('.', 2);
      const given = Buffer.from(signature, 'base64url');
      const wanted = signatureOf(payload);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        const came = JSON.stringify(token.slice(0, 80));
        throw problem('INVALID_INPUT', `trackingToken: expected a token from an edge of a served ranking, got ${came}`);
      }
      return fieldsOf(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    },
  };
}

const signedFields = z.tuple([z.string(), z.string(), z.number().int().min(0), z.string()]);

function fieldsOf(json: unknown): Attribution {
  const [slateId, itemId, position, query] = signedFields.parse(json);
  return { slateId: parseSlateId(slateId), itemId: parseItemId(itemId), position, query };
}
