import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files';
import type { CodegenConfig } from '@graphql-codegen/cli';

const resolverFiles = defineConfig({
  resolverGeneration: 'minimal',
  mappersSuffix: 'Source',
  mappersFileExtension: '.sources.ts',
  scalarsModule: false,
  mergeSchema: false,
  scalarsOverrides: {
    DateTime: { type: { input: 'Date', output: 'Date' } },
    Decimal: { type: 'string' },
    CurrencyCode: { type: 'string' },
    URL: { type: 'string' },
  },
  typesPluginsConfig: {
    contextType: '../context/request-context.ts#RequestContext',
    enumsAsTypes: true,
    useTypeImports: true,
    immutableTypes: true,
  },
});

const config: CodegenConfig = {
  schema: 'src/schema/**/schema.graphql',
  importExtension: '.ts',
  generates: {
    'src/schema': resolverFiles,
    'schema.graphql': { plugins: ['schema-ast'], config: { includeDirectives: true } },
  },
};
export default config;
