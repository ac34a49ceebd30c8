import { buildSubgraphSchema } from '@apollo/subgraph';
import { concatAST, isInputObjectType, Kind, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { auditMutations } from '../audit/audit-mutations.ts';
import { enforceAuth } from '../access/enforce-auth.ts';
import { resolvers } from '../schema/resolvers.generated.ts';
import { typeDefs } from '../schema/typeDefs.generated.ts';
import { ENTITIES, FEDERATED_TYPES, SHAREABLE, SHARED_TYPES } from './federated-types.ts';
import { resolveReference } from './resolve-reference.ts';

/**
 * The same schema as a subgraph of Apollo Federation 2: guarded, audited and priced as ever. Federation does not know `@oneOf`: a supergraph
 * sees such inputs without it, and here they are held to it all the same.
 */
export function createSubgraphSchema(): GraphQLSchema {
  const oneOf = new Set<string>();
  const schema = buildSubgraphSchema({
    typeDefs: concatAST([federable(typeDefs, oneOf), FEDERATED_TYPES]),
    resolvers: { ...resolvers, ...referenced() } as Resolvers,
  });
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities === undefined) throw new TypeError('expected a subgraph with entities, got one without');
  entities.astNode = ENTITIES;
  for (const name of oneOf) {
    const input = schema.getType(name);
    if (isInputObjectType(input)) input.isOneOf = true;
  }
  return enforceAuth(auditMutations(schema));
}

/** With what is shared, without `@oneOf`. @param oneOf Takes the names of the inputs that had it. */
function federable(document: DocumentNode, oneOf: Set<string>): DocumentNode {
  return visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: (node) =>
      SHARED_TYPES.has(node.name.value) ? { ...node, directives: [...(node.directives ?? []), SHAREABLE] } : undefined,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: (node) => {
      const directives = node.directives?.filter(({ name }) => name.value !== 'oneOf') ?? [];
      if (directives.length === (node.directives?.length ?? 0)) return undefined;
      oneOf.add(node.name.value);
      return { ...node, directives };
    },
  });
}

type Resolvers = NonNullable<Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']>;

const ENTITY_TYPES = ['Product', 'Brand', 'Category', 'UserProfile'] as const;

function referenced(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    ENTITY_TYPES.map((type) => [type, { ...resolvers[type], __resolveReference: resolveReference(type) }]),
  );
}
