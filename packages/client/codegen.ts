import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = { ID: 'string', DateTime: 'string', Decimal: 'string', CurrencyCode: 'string', URL: 'string' };

const config: CodegenConfig = {
  schema: '../../apps/gateway/schema.graphql',
  documents: 'src/operations/*.graphql',
  importExtension: '.ts',
  generates: {
    'src/documents.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { useTypeImports: true, enumType: 'string-literal', immutableTypes: true, scalars, skipTypename: false },
    },
    'src/texts.generated.ts': { plugins: ['./codegen/operation-texts.mjs'] },
  },
};
export default config;
