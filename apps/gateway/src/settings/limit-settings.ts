import { z } from 'zod';
import { DEFAULT_LIMITS } from '../admission/limits.ts';
import { MOST_PHOTOGRAPH_CHARACTERS } from '../schema/search/photograph-size.ts';
import { settingsOf } from './setting.ts';
import type { Setting } from './setting.ts';

/** Room for the largest photograph, and what is asked of it; 1,000 events are less. */
const BODY_BYTES = MOST_PHOTOGRAPH_CHARACTERS + 64 * 1024;

interface NumberSetting {
  readonly variable: string;
  readonly meaning: string;
  readonly otherwise: number;
  readonly least?: number;
  readonly most?: number;
}

function wholeNumber({ variable, meaning, otherwise, least = 1, most }: NumberSetting): Setting<number> {
  const expected = `a whole number from ${least}${most === undefined ? '' : ` to ${most}`}`;
  const fits = (value: number): boolean => Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity);
  return {
    variable,
    meaning,
    without: String(otherwise),
    shown: 'open',
    parse: z
      .string()
      .regex(/^\d+$/, expected)
      .transform(Number)
      .refine(fits, expected)
      .optional()
      .transform((value) => value ?? otherwise),
  };
}

/** What one request, one who asks, and all of them together may take. */
export const limitSettings = settingsOf({
  limitBodyBytes: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_BODY_BYTES',
    meaning: 'the largest body of a request',
    otherwise: BODY_BYTES,
  }),
  limitTokens: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_TOKENS',
    meaning: 'words and signs in a GraphQL document',
    otherwise: DEFAULT_LIMITS.tokens,
  }),
  limitDepth: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_DEPTH',
    meaning: 'fields in each other',
    otherwise: DEFAULT_LIMITS.depth,
  }),
  limitAliases: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_ALIASES',
    meaning: 'fields under another name, `__typename` too',
    otherwise: DEFAULT_LIMITS.aliases,
    least: 0,
  }),
  limitDirectives: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_DIRECTIVES',
    meaning: 'directives in an operation',
    otherwise: DEFAULT_LIMITS.directives,
    least: 0,
  }),
  limitCost: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_COST',
    meaning: 'cost of one operation: its objects, a tenth for each value, and what `@cost` adds',
    otherwise: DEFAULT_LIMITS.cost,
  }),
  limitPageSize: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_PAGE_SIZE',
    meaning: '`first` of a list',
    otherwise: DEFAULT_LIMITS.pageSize,
    most: DEFAULT_LIMITS.pageSize,
  }),
  limitIds: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_IDS',
    meaning: 'ids in one argument',
    otherwise: DEFAULT_LIMITS.ids,
    most: DEFAULT_LIMITS.ids,
  }),
  limitEvents: wholeNumber({
    variable: 'FUSIONRANK_LIMIT_EVENTS',
    meaning: 'events in one request',
    otherwise: DEFAULT_LIMITS.events,
    most: DEFAULT_LIMITS.events,
  }),
  introspection: {
    variable: 'FUSIONRANK_INTROSPECTION',
    meaning: 'who may ask what the schema is: all, auth (those who sign in) or none',
    without: 'auth in production, else all',
    shown: 'open',
    parse: z.enum(['all', 'auth', 'none']).optional(),
  },
  trustedDocuments: {
    variable: 'FUSIONRANK_TRUSTED_DOCUMENTS',
    meaning: 'a folder of .graphql files, or a JSON file of texts by their sha256: only those operations run',
    without: 'any operation within the limits runs',
    shown: 'open',
    parse: z.string().optional(),
  },
});
