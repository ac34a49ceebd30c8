import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, isInputObjectType, isIntrospectionType, isObjectType, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../http/apollo-server.ts';
import { createSubgraphSchema } from './subgraph.ts';

const subgraph = createSubgraphSchema();
const whole = createSchema();

async function sdlOf(): Promise<string> {
  const { data } = await graphql({ schema: subgraph, source: '{ _service { sdl } }' });
  return (data as unknown as { readonly _service: { readonly sdl: string } })._service.sdl;
}

const REVIEWS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])
  type Product @key(fields: "id") { id: ID! reviews: [String!]! }
  type UserProfile @key(fields: "id", resolvable: false) { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Query { newestReviewed: [Product!]! reviewers: [UserProfile!]! reviewPages: PageInfo }
`;

test('what it says of itself composes with another subgraph, alone, and is a subgraph again when read', async () => {
  const sdl = await sdlOf();
  const search = { name: 'search', url: 'http://search.example/graphql', typeDefs: parse(sdl) };
  const reviews = { name: 'reviews', url: 'http://reviews.example/graphql', typeDefs: parse(REVIEWS) };
  expect(composeServices([search]).errors).toBeUndefined();
  const { errors, supergraphSdl } = composeServices([search, reviews]);
  expect(errors).toBeUndefined();
  expect(supergraphSdl).toMatch(
    /type Product[^{]*@join__type\(graph: REVIEWS, key: "id"\)[^{]*@join__type\(graph: SEARCH, key: "id"/,
  );
  const again = buildSubgraphSchema(parse(sdl));
  expect(again.getType('_Entity')?.toConfig()).toMatchObject({ name: '_Entity' });
});

test('every type and field is there as without federation, with the same types and resolvers', () => {
  for (const [name, type] of Object.entries(whole.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    const federated = subgraph.getType(name);
    expect(federated?.constructor.name, name).toBe(type.constructor.name);
    if (!isObjectType(type) || !isObjectType(federated)) continue;
    for (const field of Object.values(type.getFields())) {
      const same = federated.getFields()[field.name];
      expect(String(same?.type), `${name}.${field.name}`).toBe(String(field.type));
      expect(same?.args.map((one) => `${one.name}: ${String(one.type)} = ${JSON.stringify(one.defaultValue)}`)).toEqual(
        field.args.map((one) => `${one.name}: ${String(one.type)} = ${JSON.stringify(one.defaultValue)}`),
      );
    }
  }
});

test('inputs of which one field is given are held to it', () => {
  const oneOf = Object.values(whole.getTypeMap()).filter((type) => isInputObjectType(type) && type.isOneOf);
  expect(oneOf.length).toBeGreaterThan(0);
  for (const { name } of oneOf) expect(subgraph.getType(name)).toMatchObject({ isOneOf: true });
  const both = `{ searchRanked(input: { image: { productId: "a", upload: { base64: "" } } }) { searchId } }`;
  expect(validate(whole, parse(both)).map(String)).toEqual(validate(subgraph, parse(both)).map(String));
});
