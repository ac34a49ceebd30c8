import { defaultFieldResolver } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context/request-context.ts';

/** Too many to be told one by one, and in the event log as they are. */
const UNTOLD: ReadonlySet<string> = new Set(['trackEvents']);
/** What is one's own where the input names nobody. */
const OWN: ReadonlySet<string> = new Set(['updateConsent', 'forgetMe']);

/**
 * Has every mutation written down when it is asked for, whatever comes of it, once it is known that the viewer may ask. Changes the schema
 * in place and returns it; comes before `enforceAuth`, which then refuses first.
 */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (UNTOLD.has(field.name)) continue;
    const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, RequestContext>;
    const audited: typeof resolve = (...asked) => {
      const args: unknown = asked[1];
      const context = asked[2];
      const named = namedIn(args) ?? namedIn((args as { readonly input?: unknown }).input);
      context.audit.note(`mutation.${field.name}`, named ?? (OWN.has(field.name) ? context.viewer.userId : undefined));
      return resolve(...asked);
    };
    field.resolve = audited as GraphQLFieldResolver<unknown, unknown>;
  }
  return schema;
}

/** Whom or what it is about, by the names that inputs have for it. */
function namedIn(holder: unknown): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const { userId, id, key } = holder as Readonly<Record<string, unknown>>;
  return [userId, id, key].find((value): value is string => typeof value === 'string');
}
