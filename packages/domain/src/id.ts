import { problem } from './problem.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ItemId = Branded<'ItemId'>;
export type UserId = Branded<'UserId'>;
export type EventId = Branded<'EventId'>;
export type SessionId = Branded<'SessionId'>;
/** One served ranking: impressions and interactions refer to it. */
export type SlateId = Branded<'SlateId'>;
/** What produced a slate, e.g. `network@2026-11-23T10-00-00Z-ab12cd34` or `lexical`. */
export type PolicyVersion = Branded<'PolicyVersion'>;
export type ModelVersionId = Branded<'ModelVersionId'>;
/** A merchandising rule. */
export type RuleId = Branded<'RuleId'>;

/** Longest id accepted anywhere, in UTF-16 code units. */
export const MAX_ID_LENGTH = 200;

// eslint-disable-next-line no-control-regex -- control characters are exactly what an id may not hold
const FORBIDDEN = /[\u0000-\u001f\u007f]/;

function parseId(kind: string, value: unknown): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_ID_LENGTH || FORBIDDEN.test(value)) {
    throw problem(
      'INVALID_INPUT',
      `${kind}: expected 1 to ${MAX_ID_LENGTH} printable characters, got ${describe(value)}`,
    );
  }
  return value;
}

function describe(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  return value.length > MAX_ID_LENGTH ? `${value.length} characters` : JSON.stringify(value);
}

/** Each parses once, at the boundary; throws a `Problem` with code INVALID_INPUT. */
export const parseItemId = (value: unknown): ItemId => parseId('item id', value) as ItemId;
export const parseUserId = (value: unknown): UserId => parseId('user id', value) as UserId;
export const parseEventId = (value: unknown): EventId => parseId('event id', value) as EventId;
export const parseSessionId = (value: unknown): SessionId => parseId('session id', value) as SessionId;
export const parseSlateId = (value: unknown): SlateId => parseId('slate id', value) as SlateId;
export const parsePolicyVersion = (value: unknown): PolicyVersion => parseId('policy version', value) as PolicyVersion;
export const parseModelVersionId = (value: unknown): ModelVersionId =>
  parseId('model version', value) as ModelVersionId;
export const parseRuleId = (value: unknown): RuleId => parseId('rule id', value) as RuleId;
