import { Kind, parse } from 'graphql';
import type { ConstDirectiveNode, FieldDefinitionNode } from 'graphql';

/**
 * What a supergraph may ask of other subgraphs' types by the shop's own ids, and what it shares with them. `@cost` and `@listSize` stay this
 * schema's own: they hold here, whatever a router counts.
 */
export const FEDERATED_TYPES = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])

  extend type Product @key(fields: "id")
  extend type Brand @key(fields: "id")
  extend type Category @key(fields: "id")
  extend type UserProfile @key(fields: "id")`);

/** Types that other subgraphs have too, field by field the same; an extension would share its own fields alone. */
export const SHARED_TYPES: ReadonlySet<string> = new Set(['PageInfo']);

export const SHAREABLE: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'shareable' },
};

/** The federation's own field gives a list as long as the client asks for, and costs what `nodes` does. */
export const ENTITIES: FieldDefinitionNode = fieldOf(`
  type Query {
    _entities(representations: [_Any!]!): [_Entity]! @cost(weight: 10) @listSize(slicingArguments: ["representations"])
  }
`);

function fieldOf(text: string): FieldDefinitionNode {
  const [type] = parse(text).definitions;
  const field = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields?.[0] : undefined;
  if (field === undefined) throw new TypeError('expected a type with a field');
  return field;
}
