/** Whose search it was, by what the shopper had done in earlier sessions: bought, something else, nothing. */
export const SHOPPER_SEGMENTS = ['BUYER', 'RETURNING', 'NEW'] as const;
export type ShopperSegment = (typeof SHOPPER_SEGMENTS)[number];

/** What was typed, of a search `s`: case and runs of spaces make no difference. */
export const QUERY_SQL = `lower(regexp_replace(btrim(s."query"), '\\s+', ' ', 'g'))`;

/** What stands after `network@`; a policy without a version has its own name for one. */
export const MODEL_VERSION_SQL = `regexp_replace(s."policy", '^[^@]*@', '')`;

const EARLIER_SQL = `
  SELECT FROM "InteractionEvent" h
  WHERE h."userId" = s."userId" AND h."occurredAt" < s."shownAt" AND h."sessionId" <> s."sessionId"`;

/** One of SHOPPER_SEGMENTS. */
export const SEGMENT_SQL = `
  CASE WHEN EXISTS (${EARLIER_SQL} AND h."kind" = 'purchase') THEN 'BUYER' WHEN EXISTS (${EARLIER_SQL}) THEN 'RETURNING' ELSE 'NEW' END`;
