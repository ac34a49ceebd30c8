import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The file that Node itself takes for `graphql`: its types know only those of one and the same copy.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: [
      '{packages,apps}/*/src/**/*.test.ts',
      'packages/client/examples/**/*.test.ts',
      'eslint/*.test.ts',
      'scripts/*.test.ts',
    ],
    exclude: ['**/*.slow.test.ts', '**/node_modules/**'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
