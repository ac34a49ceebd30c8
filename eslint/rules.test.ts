import { ESLint } from 'eslint';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The project's own rules without type information, so that files which exist only in this test can be linted. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function rulesFired(filePath: string, source: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(source, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('each rule of the house style fires', () => {
  test.each([
    {
      fact: 'a file of 301 lines',
      file: 'packages/domain/src/long.ts',
      source: lines(301, (i) => `export const v${i} = ${i};`),
      rule: 'max-lines',
    },
    {
      fact: 'a function of 51 lines',
      file: 'packages/domain/src/long.ts',
      source: `export function long(): void {\n${lines(51, (i) => `  console.log(${i});`)}\n}`,
      rule: 'max-lines-per-function',
    },
    {
      fact: 'a fourth parameter',
      file: 'packages/domain/src/wide.ts',
      source: 'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
      rule: 'max-params',
    },
    {
      fact: 'any',
      file: 'packages/domain/src/loose.ts',
      source: 'export const f = (a: any): unknown => a;',
      rule: '@typescript-eslint/no-explicit-any',
    },
    {
      fact: 'a default export',
      file: 'packages/domain/src/unnamed.ts',
      source: 'export default 1;',
      rule: 'import-x/no-default-export',
    },
    {
      fact: 'the domain importing a package above it',
      file: 'packages/domain/src/up.ts',
      source: "import type { Ranker } from '../../model/src/ranking/ranker.ts';\nexport type R = Ranker;",
      rule: 'boundaries/dependencies',
    },
    {
      fact: 'the feature store importing the model',
      file: 'packages/feature-store/src/sideways.ts',
      source: "import type { Ranker } from '../../model/src/ranking/ranker.ts';\nexport type R = Ranker;",
      rule: 'boundaries/dependencies',
    },
    {
      fact: 'search importing the feature store',
      file: 'packages/search/src/sideways.ts',
      source: "import type { FeatureStore } from '../../feature-store/src/store.ts';\nexport type S = FeatureStore;",
      rule: 'boundaries/dependencies',
    },
    {
      fact: 'the gateway importing the trainer',
      file: 'apps/gateway/src/sideways.ts',
      source: "import { main } from '../../trainer/src/main.ts';\nexport const m = main;",
      rule: 'boundaries/dependencies',
    },
    {
      fact: 'retrieval importing the pipeline above it',
      file: 'packages/search/src/retrieval/up.ts',
      source: "import type { SearchPorts } from '../pipeline/ports.ts';\nexport type P = SearchPorts;",
      rule: 'no-restricted-imports',
    },
    {
      fact: 'Prisma outside the feature store',
      file: 'packages/search/src/rows.ts',
      source: "import pg from 'pg';\nexport const p = pg;",
      rule: '@typescript-eslint/no-restricted-imports',
    },
    {
      fact: 'TensorFlow.js outside the model',
      file: 'apps/gateway/src/tensors.ts',
      source: "import * as tf from '@tensorflow/tfjs-core';\nexport const t = tf;",
      rule: '@typescript-eslint/no-restricted-imports',
    },
    {
      fact: 'Apollo outside the gateway',
      file: 'packages/model/src/server.ts',
      source: "import { ApolloServer } from '@apollo/server';\nexport const s = ApolloServer;",
      rule: '@typescript-eslint/no-restricted-imports',
    },
    {
      fact: 'the simulated truth read outside evaluation',
      file: 'apps/trainer/src/train/peek.ts',
      source: "import { loadTruth } from '../simulate/truth/index.ts';\nexport const l = loadTruth;",
      rule: 'no-restricted-imports',
    },
  ])('on $fact', async ({ file, source, rule }) => {
    expect(await rulesFired(file, source)).toContain(rule);
  });

  test('on an import cycle between two files', async () => {
    const folder = mkdtempSync(join(root, 'packages/domain/src/.cycle-'));
    try {
      writeFileSync(join(folder, 'a.ts'), "import { b } from './b.ts';\nexport const a = (): unknown => b;\n");
      const source = "import { a } from './a.ts';\nexport const b = (): unknown => a;\n";
      writeFileSync(join(folder, 'b.ts'), source);
      expect(await rulesFired(join(folder, 'b.ts'), source)).toContain('import-x/no-cycle');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('an allowed import stays silent', async () => {
    const source = "import type { Ranker } from '@fusionrank/model/ranking';\nexport type R = Ranker;";
    expect(await rulesFired('packages/search/src/pipeline/fine.ts', source)).toEqual([]);
  });
});
