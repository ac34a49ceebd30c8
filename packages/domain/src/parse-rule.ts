import { z } from 'zod';
import { parseItemId } from './id.ts';
import { AVAILABILITIES } from './item.ts';
import { isProblem, problem } from './problem.ts';
import { isRedirectTarget } from './redirect-target.ts';
import { MOST_LOG_ODDS, MOST_PINNED, MOST_PRIORITY, QUERY_MATCHES, type RuleContent } from './rule.ts';
import type { Filter } from './search.ts';

const MOST_PHRASES = 50;
const LONGEST_PHRASE = 100;
const MOST_ITEMS = 1_000;
const MOST_FILTERS = 10;
const MOST_VALUES = 250;
const MOST_SEGMENTS = 20;
const LONGEST_NAME = 200;

const word = /[\p{L}\p{N}]/u;
const control = /\p{Cc}/u;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !control.test(text), 'expected no control characters');
const phrase = line(LONGEST_PHRASE).refine((text) => word.test(text), 'expected words');
const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);
const itemId = z.string().transform((text, context) => {
  try {
    return parseItemId(text);
  } catch (error) {
    if (!isProblem(error)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});
const path = z.array(line(LONGEST_NAME)).min(1).max(20);

const filter: z.ZodType<Filter> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('terms'),
    key: line(LONGEST_NAME),
    anyOf: z.array(z.string().min(1)).min(1).max(MOST_VALUES),
  }),
  z
    .strictObject({
      kind: z.literal('range'),
      key: z.enum(['price', 'rating']),
      min: z.number().exactOptional(),
      max: z.number().exactOptional(),
    })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'expected min, max or both')
    .refine(({ min = -Infinity, max = Infinity }) => min <= max, 'expected min ≤ max'),
  z.strictObject({ kind: z.literal('category'), path }),
  z.strictObject({ kind: z.literal('availability'), anyOf: z.array(z.enum(AVAILABILITIES)).min(1) }),
]);
const filters = z.array(filter).min(1).max(MOST_FILTERS);

const items = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('items'), itemIds: z.array(itemId).min(1).max(MOST_ITEMS) }),
  z.strictObject({ kind: z.literal('matching'), filters }),
]);
const by = z.number().positive().max(MOST_LOG_ODDS);

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pin'), itemId, position: z.int().nonnegative().lt(MOST_PINNED) }),
  z.strictObject({ kind: z.literal('boost'), items, by }),
  z.strictObject({ kind: z.literal('bury'), items, by }),
  z.strictObject({ kind: z.literal('hide'), items }),
  z.strictObject({ kind: z.literal('filter'), filters }),
  z.strictObject({
    kind: z.literal('redirect'),
    url: z
      .string()
      .refine(isRedirectTarget, 'expected an http(s) address without a password, or a path beginning with one slash'),
  }),
  z.strictObject({
    kind: z.literal('synonym'),
    synonym: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('one-way'), from: phrase, to: z.array(phrase).min(1).max(MOST_PHRASES) }),
      z.strictObject({ kind: z.literal('group'), phrases: z.array(phrase).min(2).max(MOST_PHRASES) }),
    ]),
  }),
]);

const condition = z
  .strictObject({
    query: z
      .strictObject({ match: z.enum(QUERY_MATCHES), phrases: z.array(phrase).min(1).max(MOST_PHRASES) })
      .exactOptional(),
    category: path.exactOptional(),
    segments: z.array(line(LONGEST_NAME)).min(1).max(MOST_SEGMENTS).exactOptional(),
    from: instant.exactOptional(),
    until: instant.exactOptional(),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, 'expected from before until');

const content: z.ZodType<RuleContent> = z
  .strictObject({
    name: line(LONGEST_NAME),
    priority: z.int().min(-MOST_PRIORITY).max(MOST_PRIORITY).default(0),
    condition: condition.default({}),
    action,
  })
  .superRefine(({ condition: when, action: does }, context) => {
    // A word means what it means: one vocabulary for all, also for the model that learns from it.
    if (does.kind === 'synonym' && Object.keys(when).length > 0) {
      context.addIssue({ code: 'custom', path: ['condition'], message: 'expected no condition for a synonym' });
    }
    if (does.kind === 'redirect' && when.query === undefined && when.category === undefined) {
      const message = 'expected a query or a category for a redirect: without one it would lead away from every search';
      context.addIssue({ code: 'custom', path: ['condition'], message });
    }
  });

/** A rule's content as JSON, GraphQL or the database give it. Throws INVALID_INPUT with the path of the first thing wrong. */
export function parseRuleContent(value: unknown): RuleContent {
  const parsed = content.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const said = `${at.length === 0 ? 'rule' : at.join('.')}: ${issue?.message ?? 'expected a rule'}`;
  throw problem('INVALID_INPUT', said, { place: { path: at } });
}
