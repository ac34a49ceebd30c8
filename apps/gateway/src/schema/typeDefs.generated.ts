import type { DocumentNode } from 'graphql';
export const typeDefs = {
  kind: 'Document',
  definitions: [
    {
      kind: 'DirectiveDefinition',
      description: {
        kind: 'StringValue',
        value:
          "Who may read the field: that role or one that may do more. With `owner`, of what is the viewer's own; of another's those alone who\nmay read the profiles of others. What a result leaves out for the lack of rights is null beside a FORBIDDEN error, or a ForbiddenError\nwhere the field's type has one.",
        block: true,
      },
      name: { kind: 'Name', value: 'auth' },
      arguments: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'requires' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Role' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'owner' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          defaultValue: { kind: 'BooleanValue', value: false },
          directives: [],
        },
      ],
      directives: [],
      repeatable: false,
      locations: [
        { kind: 'Name', value: 'FIELD_DEFINITION' },
        { kind: 'Name', value: 'OBJECT' },
      ],
    },
    {
      kind: 'DirectiveDefinition',
      description: { kind: 'StringValue', value: 'What one such field, or object, costs.', block: false },
      name: { kind: 'Name', value: 'cost' },
      arguments: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'weight' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
      directives: [],
      repeatable: false,
      locations: [
        { kind: 'Name', value: 'FIELD_DEFINITION' },
        { kind: 'Name', value: 'OBJECT' },
      ],
    },
    {
      kind: 'DirectiveDefinition',
      description: {
        kind: 'StringValue',
        value:
          "How many objects a list holds: what the largest of the slicing arguments says (`input.events`: how many it lists), else the assumed\nsize, by default 10. With `sizedFields` the arguments size those lists of what the field gives, and not the field's own.",
        block: true,
      },
      name: { kind: 'Name', value: 'listSize' },
      arguments: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'assumedSize' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'slicingArguments' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'sizedFields' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
      ],
      directives: [],
      repeatable: false,
      locations: [{ kind: 'Name', value: 'FIELD_DEFINITION' }],
    },
    {
      kind: 'ScalarTypeDefinition',
      description: { kind: 'StringValue', value: 'ISO-8601 instant, UTC.', block: false },
      name: { kind: 'Name', value: 'DateTime' },
      directives: [],
    },
    {
      kind: 'ScalarTypeDefinition',
      description: { kind: 'StringValue', value: 'ISO-4217 currency code.', block: false },
      name: { kind: 'Name', value: 'CurrencyCode' },
      directives: [],
    },
    {
      kind: 'ScalarTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'Exact decimal carried as a string, e.g. "59.90". Never a binary float.',
        block: false,
      },
      name: { kind: 'Name', value: 'Decimal' },
      directives: [],
    },
    {
      kind: 'ScalarTypeDefinition',
      description: { kind: 'StringValue', value: 'Absolute http(s) URL.', block: false },
      name: { kind: 'Name', value: 'URL' },
      directives: [],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'PageInfo' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'hasNextPage' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'hasPreviousPage' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'startCursor' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'endCursor' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'An exact amount of money. It is for showing and adding up; filters and sorts work on its value.',
        block: false,
      },
      name: { kind: 'Name', value: 'Money' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'amount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'currency' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'CurrencyCode' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Count' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'value' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'relation' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'CountRelation' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'CountRelation' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'EXACT' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'AT_LEAST' }, directives: [] },
      ],
    },
    {
      kind: 'InterfaceTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'Every expected failure implements this. Clients match on __typename and always have message.',
        block: false,
      },
      name: { kind: 'Name', value: 'UserError' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'NotFoundError' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'The viewer may not; it takes that role.', block: false },
      name: { kind: 'Name', value: 'ForbiddenError' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'requires' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Role' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'Too much in too short a time.', block: false },
      name: { kind: 'Name', value: 'RateLimitedError' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'retryAfterMs' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'Somebody changed it in the meantime: read it again, then decide.',
        block: false,
      },
      name: { kind: 'Name', value: 'ConflictError' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'currentVersion' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'ValidationError' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'UserError' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'message' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'code' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      description: { kind: 'StringValue', value: 'What an answer had to do without.', block: false },
      name: { kind: 'Name', value: 'Degradation' },
      directives: [],
      values: [
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'No trained model is live: ordered by text match and popularity.',
            block: false,
          },
          name: { kind: 'Name', value: 'MODEL_UNAVAILABLE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Matched by words alone.', block: false },
          name: { kind: 'Name', value: 'SEMANTIC_UNAVAILABLE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value:
              "The image was left out: it could not be brought to the model's space of pictures, or not yet. Text, or popularity, answered.",
            block: false,
          },
          name: { kind: 'Name', value: 'PHOTOGRAPH_UNAVAILABLE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Ranked as for a stranger.', block: false },
          name: { kind: 'Name', value: 'PROFILE_UNAVAILABLE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'The database does not answer: products are as they were last read.',
            block: false,
          },
          name: { kind: 'Name', value: 'CATALOGUE_STALE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: "The shop's rules are as they were last read.", block: false },
          name: { kind: 'Name', value: 'RULES_STALE' },
          directives: [],
        },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'DEADLINE_EXCEEDED' }, directives: [] },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'What was shown could not be written down, or not yet.',
            block: false,
          },
          name: { kind: 'Name', value: 'NOT_LOGGED' },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'What ranked the answer.', block: false },
      name: { kind: 'Name', value: 'RankingModelInfo' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: '`network`, or the fallback that stood in for it.', block: false },
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'version' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'From the least to the most; a service acts for any shopper, and reads what an analyst reads.',
        block: false,
      },
      name: { kind: 'Name', value: 'Role' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'ANONYMOUS' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'SHOPPER' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'ANALYST' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'MERCHANDISER' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'ADMIN' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'SERVICE' }, directives: [] },
      ],
    },
    {
      name: { kind: 'Name', value: 'Query' },
      kind: 'ObjectTypeDefinition',
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Who the server thinks you are.', block: false },
          name: { kind: 'Name', value: 'viewer' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Viewer' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'modelInfo' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ModelInfo' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'product' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'id' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Aligned with ids, at most 250; null where there is no such product.',
            block: false,
          },
          name: { kind: 'Name', value: 'products' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'ids' },
              type: {
                kind: 'NonNullType',
                type: {
                  kind: 'ListType',
                  type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
                },
              },
              directives: [],
            },
          ],
          type: { kind: 'ListType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'ids', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "The viewer's, or userId's: of others, to those alone who may read the profiles of others.",
            block: false,
          },
          name: { kind: 'Name', value: 'userProfile' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'userId' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'UserProfileResult' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'SHOPPER' },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'owner' },
                  value: { kind: 'BooleanValue', value: true },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '10' } },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'similarItems' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'productId' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '12' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'mode' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'SimilarityMode' } },
              },
              defaultValue: { kind: 'EnumValue', value: 'MULTIMODAL' },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecommendationConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '30' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'For the viewer; `context` are the products at hand: those in the cart, the one on the page.',
            block: false,
          },
          name: { kind: 'Name', value: 'recommendations' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'placement' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecommendationPlacement' } },
              },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '12' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'context' },
              type: {
                kind: 'ListType',
                type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
              },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              description: {
                kind: 'StringValue',
                value: 'Instead of the viewer; for services, and those who may read the profiles of others.',
                block: false,
              },
              name: { kind: 'Name', value: 'userId' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecommendationConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '30' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'rule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'id' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRule' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Newest first, at most 100 a page.', block: false },
          name: { kind: 'Name', value: 'rules' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'filter' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleFilterInput' } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRuleConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Who changed what, of all rules, newest first, at most 100 a page.',
            block: false,
          },
          name: { kind: 'Name', value: 'ruleHistory' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleRevisionConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Nothing of it is kept or logged.', block: false },
          name: { kind: 'Name', value: 'previewRules' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'PreviewRulesInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PreviewRulesResult' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '20' } },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              'At most 20 completions, by what is wanted by all and liked by the viewer. An empty prefix: what is wanted most.',
            block: false,
          },
          name: { kind: 'Name', value: 'suggest' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'prefix' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '8' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              description: {
                kind: 'StringValue',
                value: 'Instead of the viewer; for services, and those who may read the profiles of others.',
                block: false,
              },
              name: { kind: 'Name', value: 'userId' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
              directives: [],
            },
          ],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Suggestion' } } },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '5' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              'Personalised multimodal search. A page is at most 100 products; `after` goes on in the ranking that `after` came from,\nalso when products, taste or model changed meanwhile, and needs the same input.',
            block: true,
          },
          name: { kind: 'Name', value: 'searchRanked' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchInput' } } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '24' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              description: {
                kind: 'StringValue',
                value: 'Instead of the viewer; for services, and those who may read the profiles of others.',
                block: false,
              },
              name: { kind: 'Name', value: 'userId' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '50' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
      directives: [],
      interfaces: [],
    },
    {
      name: { kind: 'Name', value: 'Mutation' },
      kind: 'ObjectTypeDefinition',
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'trackEvents' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'TrackEventsInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'TrackEventsPayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '10' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'input.events', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'errors', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'As a draft.', block: false },
          name: { kind: 'Name', value: 'createRule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'CreateRuleInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RulePayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'updateRule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateRuleInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RulePayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'In force on every gateway within a second.', block: false },
          name: { kind: 'Name', value: 'publishRule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'PublishRuleInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RulePayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Out of force.', block: false },
          name: { kind: 'Name', value: 'archiveRule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'ArchiveRuleInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RulePayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Writes the content of an earlier version anew.', block: false },
          name: { kind: 'Name', value: 'revertRule' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'input' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'RevertRuleInput' } },
              },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RulePayload' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'MERCHANDISER' },
                },
              ],
            },
          ],
        },
      ],
      directives: [],
      interfaces: [],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value:
          'From a token or an API key. A gateway in development that has no setting of authentication believes the headers `x-user-id`,\n`x-session-id` and `x-role`, and says so in every answer.',
        block: true,
      },
      name: { kind: 'Name', value: 'Viewer' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'The user id; for an anonymous viewer it is made from the session.',
            block: false,
          },
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'role' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Role' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'userId' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'sessionId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'scopes' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value:
          "At most 1,000 events, batched and idempotent: the same eventId of one user is stored once, however often it is sent.\nStored durably before it is acknowledged. An event that can't be taken is an error of its own; the others go in.",
        block: true,
      },
      name: { kind: 'Name', value: 'TrackEventsInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: "By default the viewer's.", block: false },
          name: { kind: 'Name', value: 'sessionId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'By default the viewer; of others, services alone may tell.',
            block: false,
          },
          name: { kind: 'Name', value: 'userId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'events' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventInput' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'EventInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'Made by the client, unique for the user, kept when sending again.',
            block: false,
          },
          name: { kind: 'Name', value: 'eventId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: "Now, when left out. At most five minutes ahead of the server's clock.",
            block: false,
          },
          name: { kind: 'Name', value: 'occurredAt' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'payload' },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'EventPayloadInput' } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'EventPayloadInput' },
      directives: [{ kind: 'Directive', name: { kind: 'Name', value: 'oneOf' }, arguments: [] }],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'impression' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ImpressionInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'click' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ClickInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'addToCart' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'CartInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'purchase' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PurchaseInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'dwell' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DwellInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'rating' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RatingInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'return' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ReturnInput' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value:
          'What was really seen of a served ranking. Served products are logged by the server already; the same one counts once.',
        block: false,
      },
      name: { kind: 'Name', value: 'ImpressionInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingTokens' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'By the tracking token of the edge that was clicked, or by the product where none was served.',
        block: false,
      },
      name: { kind: 'Name', value: 'ClickInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'CartInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'By default 1.', block: false },
          name: { kind: 'Name', value: 'quantity' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'PurchaseInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'orderId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'lines' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'PurchaseLineInput' } },
              },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'PurchaseLineInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'quantity' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'DwellInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'ms' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RatingInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'In 1..5.', block: false },
          name: { kind: 'Name', value: 'stars' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'ReturnInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'By default 1.', block: false },
          name: { kind: 'Name', value: 'quantity' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'TrackEventsPayload' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Rows stored now: an impression or purchase counts once for each of its products.',
            block: false,
          },
          name: { kind: 'Name', value: 'accepted' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Rows that were there already.', block: false },
          name: { kind: 'Name', value: 'duplicates' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: '`path` says which: ["events", index, …].', block: false },
          name: { kind: 'Name', value: 'errors' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'TrackEventsError' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'UnionTypeDefinition',
      name: { kind: 'Name', value: 'TrackEventsError' },
      directives: [],
      types: [{ kind: 'NamedType', name: { kind: 'Name', value: 'ValidationError' } }],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'What this gateway serves with at the moment.', block: false },
      name: { kind: 'Name', value: 'ModelInfo' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Null before the first model is published.', block: false },
          name: { kind: 'Name', value: 'live' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ModelVersion' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "Why the live model is not in force, where it isn't.",
            block: false,
          },
          name: { kind: 'Name', value: 'problem' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'catalogue' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'CatalogueInfo' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'ModelVersion' },
      interfaces: [],
      directives: [
        {
          kind: 'Directive',
          name: { kind: 'Name', value: 'auth' },
          arguments: [
            {
              kind: 'Argument',
              name: { kind: 'Name', value: 'requires' },
              value: { kind: 'EnumValue', value: 'ANALYST' },
            },
          ],
        },
      ],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'createdAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'publishedAt' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Of the data it was trained on.', block: false },
          name: { kind: 'Name', value: 'fingerprint' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'What the network fuses, and how wide each block is.',
            block: false,
          },
          name: { kind: 'Name', value: 'modalities' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ModalityInfo' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'crossFeatures' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Every number of its evaluation, by the path to it.',
            block: false,
          },
          name: { kind: 'Name', value: 'metrics' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ModelMetric' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'assumedSize' },
                  value: { kind: 'IntValue', value: '100' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'ModalityInfo' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'width' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Products that have it.', block: false },
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'ModelMetric' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'value' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'CatalogueInfo' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Grows with every change of any product.', block: false },
          name: { kind: 'Name', value: 'version' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'simulated' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'loadedAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Product' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: "The shop's own id.", block: false },
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'title' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'At most maxLength characters, cut with an ellipsis.',
            block: false,
          },
          name: { kind: 'Name', value: 'description' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'maxLength' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '500' },
              directives: [],
            },
          ],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'brand' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Brand' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'The leaf of the category path.', block: false },
          name: { kind: 'Name', value: 'category' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Category' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'From the root department to the leaf.', block: false },
          name: { kind: 'Name', value: 'breadcrumbs' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Category' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'assumedSize' },
                  value: { kind: 'IntValue', value: '4' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "Null when the shop gave no picture, or one that can't be decoded.",
            block: false,
          },
          name: { kind: 'Name', value: 'image' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Image' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Null when the shop does not say.', block: false },
          name: { kind: 'Name', value: 'price' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Money' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'compareAtPrice' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Money' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'availability' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Availability' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'rating' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Rating' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'All, or those of the keys, by key.', block: false },
          name: { kind: 'Name', value: 'attributes' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'keys' },
              type: {
                kind: 'ListType',
                type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
              },
              directives: [],
            },
          ],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'ProductAttribute' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'similarItems' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '12' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'mode' },
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'SimilarityMode' } },
              },
              defaultValue: { kind: 'EnumValue', value: 'MULTIMODAL' },
              directives: [],
            },
          ],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecommendationConnection' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '30' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'True for a product that was simulated, not sold.', block: false },
          name: { kind: 'Name', value: 'simulated' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'createdAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'updatedAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Brand' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Category' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'The path, its segments joined by `/`; goes into `FilterInput.category`.',
            block: false,
          },
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'path' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'parent' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Category' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Image' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'url' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'URL' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'alt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'width' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'height' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Rating' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'In [0, 5].', block: false },
          name: { kind: 'Name', value: 'average' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'count' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'ProductAttribute' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'values' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'Availability' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'IN_STOCK' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'LOW_STOCK' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'OUT_OF_STOCK' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PREORDER' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value:
          'What a shopper did, and the taste it speaks of; read through, so that an event acknowledged a moment ago is in it.',
        block: false,
      },
      name: { kind: 'Name', value: 'UserProfile' },
      interfaces: [],
      directives: [
        {
          kind: 'Directive',
          name: { kind: 'Name', value: 'auth' },
          arguments: [
            {
              kind: 'Argument',
              name: { kind: 'Name', value: 'requires' },
              value: { kind: 'EnumValue', value: 'SHOPPER' },
            },
            { kind: 'Argument', name: { kind: 'Name', value: 'owner' }, value: { kind: 'BooleanValue', value: true } },
          ],
        },
      ],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Heaviest first.', block: false },
          name: { kind: 'Name', value: 'affinities' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'kind' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'AffinityKind' } },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
          ],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Affinity' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Newest first, at most 50.', block: false },
          name: { kind: 'Name', value: 'recentInteractions' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
          ],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecentInteraction' } },
              },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'All interactions ever.', block: false },
          name: { kind: 'Name', value: 'interactionCount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Shoppers whose behaviour the live model holds for the nearest; empty for one it has not met.',
            block: false,
          },
          name: { kind: 'Name', value: 'similarUsers' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '10' },
              directives: [],
            },
          ],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SimilarUser' } } },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '20' } },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'consent' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Consent' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'The instant up to which everything is in.', block: false },
          name: { kind: 'Name', value: 'asOf' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'AffinityKind' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'BRAND' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CATEGORY' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'COLOR' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PRICE_BAND' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Affinity' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AffinityKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "Share of the shopper's interactions of this kind, recent ones counting more; in (0, 1].",
            block: false,
          },
          name: { kind: 'Name', value: 'weight' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'How many interactions stand behind it.', block: false },
          name: { kind: 'Name', value: 'evidence' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'InteractionKind' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CLICK' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CART' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PURCHASE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'RATING' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'RETURN' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'DWELL' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RecentInteraction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'InteractionKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'productId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Null when the product is no longer known.', block: false },
          name: { kind: 'Name', value: 'product' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Rating: stars; dwell: milliseconds; cart and purchase: quantity; otherwise 1.',
            block: false,
          },
          name: { kind: 'Name', value: 'value' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'The query that led here.', block: false },
          name: { kind: 'Name', value: 'query' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'occurredAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'SimilarUser' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'userId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Cosine of the collaborative factors, in [-1, 1].', block: false },
          name: { kind: 'Name', value: 'similarity' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Consent' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'personalization' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'analytics' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'updatedAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'UnionTypeDefinition',
      name: { kind: 'Name', value: 'UserProfileResult' },
      directives: [],
      types: [
        { kind: 'NamedType', name: { kind: 'Name', value: 'UserProfile' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'NotFoundError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ValidationError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ForbiddenError' } },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'SimilarityMode' },
      directives: [],
      values: [
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Looks like it.', block: false },
          name: { kind: 'Name', value: 'VISUAL' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Is described like it.', block: false },
          name: { kind: 'Name', value: 'TEXTUAL' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Liked by the same shoppers.', block: false },
          name: { kind: 'Name', value: 'COLLABORATIVE' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'All of them together.', block: false },
          name: { kind: 'Name', value: 'MULTIMODAL' },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RecommendationConnection' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'requestId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'edges' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'RecommendationEdge' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'nodes' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'pageInfo' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'PageInfo' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'model' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingModelInfo' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'degraded' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Degradation' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RecommendationEdge' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'cursor' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'node' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'position' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'score' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'sources' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'CandidateSource' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'trackingToken' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'RecommendationPlacement' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'HOME' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PDP' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CART' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CATEGORY' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'SEARCH_ZERO_RESULTS' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value:
          'What the shop says about rankings, as data: when it holds, and what it does then. A rule is a draft until it is published; what is\nwritten later is in force when it is published again. How rules act together: docs/merchandising.md.',
        block: true,
      },
      name: { kind: 'Name', value: 'MerchandisingRule' },
      interfaces: [],
      directives: [
        {
          kind: 'Directive',
          name: { kind: 'Name', value: 'auth' },
          arguments: [
            {
              kind: 'Argument',
              name: { kind: 'Name', value: 'requires' },
              value: { kind: 'EnumValue', value: 'MERCHANDISER' },
            },
          ],
        },
      ],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'id' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'One more with every change; a change says which one it has seen.',
            block: false,
          },
          name: { kind: 'Name', value: 'version' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'status' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleStatus' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'For people: explanations name it.', block: false },
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'In [-1000, 1000]: the larger goes first, equal ones go by id.',
            block: false,
          },
          name: { kind: 'Name', value: 'priority' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'condition' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleCondition' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'action' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleAction' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'What it does, in words.', block: false },
          name: { kind: 'Name', value: 'effect' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'The version in force; null where none is.', block: false },
          name: { kind: 'Name', value: 'publishedVersion' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Whether something was written that is not in force.',
            block: false,
          },
          name: { kind: 'Name', value: 'hasUnpublishedChanges' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'createdAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'createdBy' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleAuthor' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'updatedAt' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'updatedBy' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleAuthor' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Newest first.', block: false },
          name: { kind: 'Name', value: 'revisions' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'first' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'after' },
              type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
              directives: [],
            },
          ],
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleRevisionConnection' } },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'first', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: {
                    kind: 'ListValue',
                    values: [
                      { kind: 'StringValue', value: 'edges', block: false },
                      { kind: 'StringValue', value: 'nodes', block: false },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'RuleStatus' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'DRAFT' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PUBLISHED' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'ARCHIVED' }, directives: [] },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'RuleKind' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PIN' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'BOOST' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'BURY' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'HIDE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'FILTER' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'REDIRECT' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'SYNONYM' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleAuthor' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'userId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'role' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Role' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'All that is said must be met; what is null is not asked.',
        block: false,
      },
      name: { kind: 'Name', value: 'RuleCondition' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'query' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleQueryPattern' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Its id: the search is filtered to this category or one below it.',
            block: false,
          },
          name: { kind: 'Name', value: 'category' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              'The shopper belongs to one of them: `new`, `returning`, `regular`, `buyer`, or a liking such as `brand:Nike`.',
            block: false,
          },
          name: { kind: 'Name', value: 'segments' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'From this instant on.', block: false },
          name: { kind: 'Name', value: 'from' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Until just before this instant.', block: false },
          name: { kind: 'Name', value: 'until' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'Normalised and stemmed like queries are.', block: false },
      name: { kind: 'Name', value: 'RuleQueryPattern' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'match' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'QueryMatch' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'One of them is enough.', block: false },
          name: { kind: 'Name', value: 'phrases' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'QueryMatch' },
      directives: [],
      values: [
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'A phrase is the whole query, but for a price named in it.',
            block: false,
          },
          name: { kind: 'Name', value: 'EXACT' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: "A phrase's words stand in the query side by side.",
            block: false,
          },
          name: { kind: 'Name', value: 'CONTAINS' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: "One of a phrase's words is in the query.", block: false },
          name: { kind: 'Name', value: 'ANY_WORD' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'The query begins with a phrase, letter by letter.',
            block: false,
          },
          name: { kind: 'Name', value: 'PREFIX' },
          directives: [],
        },
      ],
    },
    {
      kind: 'UnionTypeDefinition',
      name: { kind: 'Name', value: 'RuleAction' },
      directives: [],
      types: [
        { kind: 'NamedType', name: { kind: 'Name', value: 'PinAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'BoostAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'BuryAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'HideAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'FilterAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'RedirectAction' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'SynonymAction' } },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'PinAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'productId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: '0 is the top slot.', block: false },
          name: { kind: 'Name', value: 'position' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'BoostAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleItems' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Log-odds that are added, in (0, 5].', block: false },
          name: { kind: 'Name', value: 'by' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'BuryAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleItems' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Log-odds that are taken away, in (0, 5].', block: false },
          name: { kind: 'Name', value: 'by' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'HideAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleItems' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'FilterAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'filters' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleFilter' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RedirectAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'An http(s) address, or a path of the shop that begins with one slash.',
            block: false,
          },
          name: { kind: 'Name', value: 'url' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'SynonymAction' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Asked for it, the others are found too; null: each of the phrases also finds the others.',
            block: false,
          },
          name: { kind: 'Name', value: 'from' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'phrases' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'By their ids, or all that meet every filter; the other is null.',
        block: false,
      },
      name: { kind: 'Name', value: 'RuleItems' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'productIds' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'filters' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleFilter' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'One of terms, range, category, availability; the other fields are null.',
        block: false,
      },
      name: { kind: 'Name', value: 'RuleFilter' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'anyOf' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'min' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'max' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'category' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'availability' },
          arguments: [],
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Availability' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'One change of one rule; never edited.', block: false },
      name: { kind: 'Name', value: 'RuleRevision' },
      interfaces: [],
      directives: [
        {
          kind: 'Directive',
          name: { kind: 'Name', value: 'auth' },
          arguments: [
            {
              kind: 'Argument',
              name: { kind: 'Name', value: 'requires' },
              value: { kind: 'EnumValue', value: 'MERCHANDISER' },
            },
          ],
        },
      ],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'ruleId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'That the change led to; `revertRule` goes back to it.',
            block: false,
          },
          name: { kind: 'Name', value: 'version' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'change' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleChange' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'status' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleStatus' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'priority' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'condition' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleCondition' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'action' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleAction' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'effect' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'author' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleAuthor' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'at' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'RuleChange' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CREATE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'UPDATE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PUBLISH' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'ARCHIVE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'REVERT' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleRevisionEdge' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'cursor' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'node' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleRevision' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleRevisionConnection' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'edges' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleRevisionEdge' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'nodes' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleRevision' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'pageInfo' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'PageInfo' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'MerchandisingRuleEdge' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'cursor' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'node' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRule' } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'MerchandisingRuleConnection' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'edges' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRuleEdge' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'nodes' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRule' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'pageInfo' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'PageInfo' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'totalCount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Count' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleFilterInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'statuses' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleStatus' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'kinds' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleKind' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'name' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'By default 0.', block: false },
          name: { kind: 'Name', value: 'priority' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'condition' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleConditionInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'action' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleActionInput' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleConditionInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'query' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleQueryPatternInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'category' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'segments' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'from' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'until' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleQueryPatternInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'match' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'QueryMatch' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'phrases' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleActionInput' },
      directives: [{ kind: 'Directive', name: { kind: 'Name', value: 'oneOf' }, arguments: [] }],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'pin' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PinActionInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'boost' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'OffsetActionInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'bury' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'OffsetActionInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'hide' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleItemsInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'filter' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'FilterInput' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'redirect' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'Takes no condition: a word means what it means.', block: false },
          name: { kind: 'Name', value: 'synonym' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SynonymActionInput' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'PinActionInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: '0 is the top slot; at most 99.', block: false },
          name: { kind: 'Name', value: 'position' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'OffsetActionInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'items' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleItemsInput' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'Log-odds, in (0, 5].', block: false },
          name: { kind: 'Name', value: 'by' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RuleItemsInput' },
      directives: [{ kind: 'Directive', name: { kind: 'Name', value: 'oneOf' }, arguments: [] }],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'productIds' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'filters' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'FilterInput' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'SynonymActionInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'Null: each of the phrases also finds the others.', block: false },
          name: { kind: 'Name', value: 'from' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'phrases' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'CreateRuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'rule' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleInput' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'UpdateRuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'id' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'expectedVersion' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'rule' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleInput' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'PublishRuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'id' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'expectedVersion' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'ArchiveRuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'id' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'expectedVersion' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'RevertRuleInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'id' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'expectedVersion' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'The version whose content comes back, to be published.',
            block: false,
          },
          name: { kind: 'Name', value: 'toRevision' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: '`rule` is as it is after the change; null where there are errors.',
        block: false,
      },
      name: { kind: 'Name', value: 'RulePayload' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'rule' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'MerchandisingRule' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'errors' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleError' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'clientMutationId' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'UnionTypeDefinition',
      name: { kind: 'Name', value: 'RuleError' },
      directives: [],
      types: [
        { kind: 'NamedType', name: { kind: 'Name', value: 'ValidationError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ConflictError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'NotFoundError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ForbiddenError' } },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'A search under rules that are not in force yet, beside the same under those that are.',
        block: false,
      },
      name: { kind: 'Name', value: 'PreviewRulesInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'search' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchInput' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'Rules that are not stored.', block: false },
          name: { kind: 'Name', value: 'drafts' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleInput' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'Stored rules, as they were last written, in place of what of them is in force.',
            block: false,
          },
          name: { kind: 'Name', value: 'ruleIds' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'Rules in force that are left out.', block: false },
          name: { kind: 'Name', value: 'without' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'As of another instant than now: for schedules.', block: false },
          name: { kind: 'Name', value: 'at' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'For a shopper of these segments, whoever asks.', block: false },
          name: { kind: 'Name', value: 'segments' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'How much of each ranking is shown: by default 24, at most 100.',
            block: false,
          },
          name: { kind: 'Name', value: 'first' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'UnionTypeDefinition',
      name: { kind: 'Name', value: 'PreviewRulesResult' },
      directives: [],
      types: [
        { kind: 'NamedType', name: { kind: 'Name', value: 'RulesPreview' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ValidationError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'NotFoundError' } },
        { kind: 'NamedType', name: { kind: 'Name', value: 'ForbiddenError' } },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RulesPreview' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'before' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingPreview' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'after' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingPreview' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              'Products of either part shown whose position is another one after: first those after, then those that are gone from it.',
            block: false,
          },
          name: { kind: 'Name', value: 'moves' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingMove' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RankingPreview' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'items' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'PreviewItem' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'totalCount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Count' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'redirect' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'That shaped the ranking as a whole.', block: false },
          name: { kind: 'Name', value: 'rules' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AppliedRule' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'degraded' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Degradation' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'PreviewItem' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'position' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'product' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'score' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'rules' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AppliedRule' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'Null: it is not in that ranking.', block: false },
      name: { kind: 'Name', value: 'RankingMove' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'product' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'from' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'to' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'What a rule did to a ranking, or to one product of it.',
        block: false,
      },
      name: { kind: 'Name', value: 'AppliedRule' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "The rule's id; of a draft, `draft:` and its place.",
            block: false,
          },
          name: { kind: 'Name', value: 'rule' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RuleKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'In words: `pinned to place 1`.', block: false },
          name: { kind: 'Name', value: 'effect' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "What it added to the product's log-odds; of boost and bury alone.",
            block: false,
          },
          name: { kind: 'Name', value: 'logOdds' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'SearchInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value:
              'What the shopper typed, at most 10,000 characters. Empty or absent, and without an image, it browses: everything that passes the\nfilters matches.',
            block: true,
          },
          name: { kind: 'Name', value: 'text' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'Finds what looks like a picture; with text, what either finds.',
            block: false,
          },
          name: { kind: 'Name', value: 'image' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ImageQueryInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value:
              'What the text counts beside the image, in [0, 1], by default 0.5: 0 leaves the text out, 1 the image.',
            block: false,
          },
          name: { kind: 'Name', value: 'textWeight' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'All of them must hold.', block: false },
          name: { kind: 'Name', value: 'filters' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'FilterInput' } } },
          },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'sort' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchSort' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'personalization' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PersonalizationInput' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'No addresses: the gateway fetches nothing from a host that a caller names.',
        block: false,
      },
      name: { kind: 'Name', value: 'ImageQueryInput' },
      directives: [{ kind: 'Directive', name: { kind: 'Name', value: 'oneOf' }, arguments: [] }],
      fields: [
        {
          kind: 'InputValueDefinition',
          description: { kind: 'StringValue', value: 'The picture of a product that is sold.', block: false },
          name: { kind: 'Name', value: 'productId' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value:
              'A JPEG, PNG or WebP in base64, with or without `data:…;base64,` before it: at most 3 MiB and 25 million pixels, by its bytes,\nwhatever type is named.',
            block: true,
          },
          name: { kind: 'Name', value: 'base64' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'FilterInput' },
      directives: [{ kind: 'Directive', name: { kind: 'Name', value: 'oneOf' }, arguments: [] }],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'terms' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'TermsFilterInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'range' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RangeFilterInput' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: "A category's id: the category and everything below it.",
            block: false,
          },
          name: { kind: 'Name', value: 'category' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'availability' },
          type: {
            kind: 'ListType',
            type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Availability' } } },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: "Any of the values, of `brand`, `category` or an attribute's key.",
        block: false,
      },
      name: { kind: 'Name', value: 'TermsFilterInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'key' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'anyOf' },
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: '`price` or `rating`; both bounds belong to the range.',
        block: false,
      },
      name: { kind: 'Name', value: 'RangeFilterInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'key' },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'min' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'max' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InputObjectTypeDefinition',
      name: { kind: 'Name', value: 'PersonalizationInput' },
      directives: [],
      fields: [
        {
          kind: 'InputValueDefinition',
          name: { kind: 'Name', value: 'enabled' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } },
          directives: [],
        },
        {
          kind: 'InputValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'In [0, 1], by default 1; 0 ranks as for a stranger.',
            block: false,
          },
          name: { kind: 'Name', value: 'strength' },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'SearchSort' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'RELEVANCE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PRICE_ASC' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PRICE_DESC' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'NEWEST' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'RATING' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'POPULARITY' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'One served ranking. Edge carries ranking data, node carries catalogue data.',
        block: false,
      },
      name: { kind: 'Name', value: 'SearchConnection' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Ties impressions and clicks to this ranking; every page of it has the same.',
            block: false,
          },
          name: { kind: 'Name', value: 'searchId' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'edges' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchEdge' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'nodes' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'pageInfo' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'PageInfo' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'All matches, also those past the candidates that were ranked and can be paged through.',
            block: false,
          },
          name: { kind: 'Name', value: 'totalCount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Count' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Counted over all matches, each without its own filter.',
            block: false,
          },
          name: { kind: 'Name', value: 'facets' },
          arguments: [
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'keys' },
              type: {
                kind: 'ListType',
                type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
              },
              directives: [],
            },
            {
              kind: 'InputValueDefinition',
              name: { kind: 'Name', value: 'valuesFirst' },
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
              defaultValue: { kind: 'IntValue', value: '20' },
              directives: [],
            },
          ],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Facet' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'assumedSize' },
                  value: { kind: 'IntValue', value: '10' },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'slicingArguments' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'valuesFirst', block: false }] },
                },
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'sizedFields' },
                  value: { kind: 'ListValue', values: [{ kind: 'StringValue', value: 'values', block: false }] },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'The text that was searched for instead, where a word was taken for a misspelling.',
            block: false,
          },
          name: { kind: 'Name', value: 'correctedText' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'How the query was read beyond its words.', block: false },
          name: { kind: 'Name', value: 'reading' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'QueryReading' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'What was given up, in this order, as nothing met all that was asked. Empty as a rule.',
            block: false,
          },
          name: { kind: 'Name', value: 'relaxations' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Relaxation' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              'Where a rule sends the shopper instead: an http(s) address, or a path of the shop that begins with one slash.',
            block: false,
          },
          name: { kind: 'Name', value: 'redirect' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Rules that shaped the ranking as a whole.', block: false },
          name: { kind: 'Name', value: 'rules' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AppliedRule' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'model' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingModelInfo' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Empty: nothing was left out.', block: false },
          name: { kind: 'Name', value: 'degraded' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Degradation' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "Of the ranking; later pages cut from it and show the first page's.",
            block: false,
          },
          name: { kind: 'Name', value: 'timing' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'SearchTiming' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'QueryReading' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'A price named in the query (`under 50`): it filters.',
            block: false,
          },
          name: { kind: 'Name', value: 'price' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PriceReading' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Values of attributes named in the query (`red`): preferred, not demanded.',
            block: false,
          },
          name: { kind: 'Name', value: 'mentions' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'AttributeMention' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "What the shop's synonyms put beside what was asked: it matches too, at a discount.",
            block: false,
          },
          name: { kind: 'Name', value: 'synonyms' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'SynonymReading' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Words that no product holds and that were not taken for a misspelling.',
            block: false,
          },
          name: { kind: 'Name', value: 'unknownWords' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'At least one bound is there; both belong to the range.',
        block: false,
      },
      name: { kind: 'Name', value: 'PriceReading' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'min' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'max' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'As it was said.', block: false },
          name: { kind: 'Name', value: 'said' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'SynonymReading' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'A word or a phrase of the query.', block: false },
          name: { kind: 'Name', value: 'said' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'What stands for it, as the shop writes it.', block: false },
          name: { kind: 'Name', value: 'instead' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'AttributeMention' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: "`brand`, `category` or an attribute's key.", block: false },
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'value' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Relaxation' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'RelaxationKind' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "The price as it was said, the filter's key, the word in its base form.",
            block: false,
          },
          name: { kind: 'Name', value: 'what' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'RelaxationKind' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'PRICE' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'FILTER' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'WORDS' }, directives: [] },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'SearchEdge' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'cursor' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'node' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Product' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: '0 is the top slot of the whole ranking, not of the page.',
            block: false,
          },
          name: { kind: 'Name', value: 'position' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "What the order follows; the network's probability of a click in (0, 1) unless degraded.",
            block: false,
          },
          name: { kind: 'Name', value: 'score' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'sources' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'CandidateSource' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'A rule put it at this place.', block: false },
          name: { kind: 'Name', value: 'pinned' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'What rules did to it.', block: false },
          name: { kind: 'Name', value: 'rules' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AppliedRule' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Opaque, signed. Attribution token to echo in trackEvents.',
            block: false,
          },
          name: { kind: 'Name', value: 'trackingToken' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Null where `unexplained` says why not. 128 forward passes a product: ask when somebody looks.',
            block: false,
          },
          name: { kind: 'Name', value: 'explanation' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'RankingExplanation' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'cost' },
              arguments: [
                { kind: 'Argument', name: { kind: 'Name', value: 'weight' }, value: { kind: 'IntValue', value: '25' } },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'Why there is no explanation: above all, because no model ranked. Null where there is one.',
            block: false,
          },
          name: { kind: 'Name', value: 'unexplained' },
          arguments: [],
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'auth' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'requires' },
                  value: { kind: 'EnumValue', value: 'ANALYST' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: {
        kind: 'StringValue',
        value: 'Why a product stands where it does. Exact: the contributions add up to logit - baselineLogit.',
        block: false,
      },
      name: { kind: 'Name', value: 'RankingExplanation' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'One sentence: what speaks for and against it most.',
            block: false,
          },
          name: { kind: 'Name', value: 'summary' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              "What the order follows: the weighted sum of the objectives' log-odds, of which the edge's score is the probability.",
            block: false,
          },
          name: { kind: 'Name', value: 'logit' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'The logit of the average product, shown to a stranger who asked for nothing.',
            block: false,
          },
          name: { kind: 'Name', value: 'baselineLogit' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Every part once.', block: false },
          name: { kind: 'Name', value: 'contributions' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Contribution' } } },
            },
          },
          directives: [
            {
              kind: 'Directive',
              name: { kind: 'Name', value: 'listSize' },
              arguments: [
                {
                  kind: 'Argument',
                  name: { kind: 'Name', value: 'assumedSize' },
                  value: { kind: 'IntValue', value: '7' },
                },
              ],
            },
          ],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'sources' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: {
                kind: 'NonNullType',
                type: { kind: 'NamedType', name: { kind: 'Name', value: 'CandidateSource' } },
              },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value:
              "Rules that shaped the ranking, and what they did to this product. They come on top: the logit is without them, and the edge's\nscore has them.",
            block: true,
          },
          name: { kind: 'Name', value: 'rules' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'AppliedRule' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'Contribution' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'part' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ScorePart' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: "The part's Shapley value, in log-odds; above 0 speaks for the product.",
            block: false,
          },
          name: { kind: 'Name', value: 'shapley' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: {
            kind: 'StringValue',
            value: 'In plain words, what the part was worked out from.',
            block: false,
          },
          name: { kind: 'Name', value: 'evidence' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'ScorePart' },
      directives: [],
      values: [
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Title and description.', block: false },
          name: { kind: 'Name', value: 'TEXT' },
          directives: [],
        },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'IMAGE' }, directives: [] },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Brand, category, colour and the like.', block: false },
          name: { kind: 'Name', value: 'ATTRIBUTES' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'Price, rating, age, availability.', block: false },
          name: { kind: 'Name', value: 'NUMERIC' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'What shoppers choose together, and popularity.', block: false },
          name: { kind: 'Name', value: 'BEHAVIOUR' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'The query against the product: its words, the values it names, its meaning.',
            block: false,
          },
          name: { kind: 'Name', value: 'QUERY_MATCH' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'The shopper: history, likings, usual price.', block: false },
          name: { kind: 'Name', value: 'CONTEXT' },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      description: { kind: 'StringValue', value: 'The retrieval that brought the product in.', block: false },
      name: { kind: 'Name', value: 'CandidateSource' },
      directives: [],
      values: [
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'LEXICAL' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'SEMANTIC' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'VISUAL' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'BEHAVIOURAL' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'TRENDING' }, directives: [] },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'NEW' }, directives: [] },
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'A rule of the shop pinned it; nothing else found it.',
            block: false,
          },
          name: { kind: 'Name', value: 'RULE' },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'SearchTiming' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'totalMs' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'stages' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'StageTiming' } } },
            },
          },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'StageTiming' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'name' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'ms' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Float' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'InterfaceTypeDefinition',
      name: { kind: 'Name', value: 'Facet' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'TermsFacet' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'Facet' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Most frequent first.', block: false },
          name: { kind: 'Name', value: 'values' },
          arguments: [],
          type: {
            kind: 'NonNullType',
            type: {
              kind: 'ListType',
              type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'FacetValue' } } },
            },
          },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          description: { kind: 'StringValue', value: 'Matches whose value is not in the list.', block: false },
          name: { kind: 'Name', value: 'otherCount' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'FacetValue' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'value' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'count' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'selected' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Boolean' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      name: { kind: 'Name', value: 'RangeFacet' },
      interfaces: [{ kind: 'NamedType', name: { kind: 'Name', value: 'Facet' } }],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'key' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'label' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'min' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'max' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Decimal' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'ObjectTypeDefinition',
      description: { kind: 'StringValue', value: 'A completion of what is being typed.', block: false },
      name: { kind: 'Name', value: 'Suggestion' },
      interfaces: [],
      directives: [],
      fields: [
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'text' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
          directives: [],
        },
        {
          kind: 'FieldDefinition',
          name: { kind: 'Name', value: 'kind' },
          arguments: [],
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'SuggestionKind' } } },
          directives: [],
        },
      ],
    },
    {
      kind: 'EnumTypeDefinition',
      name: { kind: 'Name', value: 'SuggestionKind' },
      directives: [],
      values: [
        {
          kind: 'EnumValueDefinition',
          description: {
            kind: 'StringValue',
            value: 'Asked by several people lately, and it finds something.',
            block: false,
          },
          name: { kind: 'Name', value: 'QUERY' },
          directives: [],
        },
        { kind: 'EnumValueDefinition', name: { kind: 'Name', value: 'CATEGORY' }, directives: [] },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: 'A brand, or a brand and a category together.', block: false },
          name: { kind: 'Name', value: 'BRAND' },
          directives: [],
        },
        {
          kind: 'EnumValueDefinition',
          description: { kind: 'StringValue', value: "A product's title.", block: false },
          name: { kind: 'Name', value: 'TITLE' },
          directives: [],
        },
      ],
    },
    {
      kind: 'SchemaDefinition',
      operationTypes: [
        {
          kind: 'OperationTypeDefinition',
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Query' } },
          operation: 'query',
        },
        {
          kind: 'OperationTypeDefinition',
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'Mutation' } },
          operation: 'mutation',
        },
      ],
    },
  ],
} as unknown as DocumentNode;
