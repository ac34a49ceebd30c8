/** Import directions: between packages, between folders of one package, and of heavy dependencies. */

const packages = ['domain', 'feature-store', 'model', 'search', 'client'];
const apps = ['gateway', 'trainer'];

const mayImport = {
  domain: ['domain'],
  'feature-store': ['domain', 'feature-store'],
  model: ['domain', 'model'],
  search: ['domain', 'model', 'search'],
  client: ['client'],
  // What is shown of the client runs against a real gateway in its tests.
  'client-examples': ['client', 'client-examples', 'gateway'],
  gateway: ['domain', 'feature-store', 'model', 'search', 'gateway'],
  trainer: ['domain', 'feature-store', 'model', 'search', 'gateway', 'trainer'],
};

export const packageDirections = {
  elements: [
    { type: 'client-examples', pattern: 'packages/client/examples' },
    ...packages.map((name) => ({ type: name, pattern: `packages/${name}` })),
    ...apps.map((name) => ({ type: name, pattern: `apps/${name}` })),
  ],
  rule: {
    default: 'disallow',
    message:
      '{{from.element.type}} may not import {{to.element.type}}: imports run one way (docs/architecture.md, "The house")',
    policies: Object.entries(mayImport).map(([from, allowed]) => ({
      from: { element: { type: from } },
      allow: [{ to: { element: { types: { anyOf: allowed } } } }],
    })),
  },
};

/**
 * Layers inside a package, lowest first: a folder may import itself and what stands before it. Folders on one line are
 * peers and don't know each other.
 */
const layers = {
  'packages/feature-store': [
    ['generated'],
    ['database', 'images', 'features'],
    ['jobs', 'vectors', 'model-versions', 'catalog', 'synonyms', 'access', 'audit'],
    ['events', 'rules'],
    ['profiles'],
    ['privacy'],
    ['training-set', 'metrics'],
  ],
  'packages/model': [
    ['onnx', 'threads'],
    ['linear-algebra'],
    ['backend', 'evaluation', 'optimization'],
    ['encoders', 'behaviour'],
    ['fusion'],
    ['ranking'],
    ['training', 'onnx-export'],
    ['artifact', 'training-speed'],
    ['ranking-speed'],
  ],
  'packages/search': [
    ['snapshot'],
    ['understanding'],
    ['retrieval'],
    ['ranking', 'suggestion'],
    ['reranking', 'explanation', 'rules'],
    ['pipeline'],
  ],
};

export const folderDirections = Object.entries(layers).flatMap(([root, rows]) =>
  rows.flatMap((row, depth) =>
    row.map((folder) => {
      const later = rows.slice(depth + 1).flat();
      const peers = row.filter((other) => other !== folder);
      const forbidden = [...later, ...peers];
      return {
        files: [`${root}/src/${folder}/**/*.ts`],
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: forbidden.map((name) => ({
                group: [`../${name}/*`, `../../${name}/*`, `../${name}`],
                message: `${folder}/ may not import ${name}/: folders of a package import one way (eslint/directions.js).`,
              })),
            },
          ],
        },
      };
    }),
  ),
);

const confined = (group, message, except) => ({
  files: ['packages/**/*.ts', 'apps/**/*.ts', 'apps/**/*.tsx'],
  ignores: except,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

/** Heavy dependencies stay where the house keeps them. */
export const restrictedImports = [
  confined(
    ['@prisma/*', 'pg', 'pg-*', '@tensorflow/*', 'onnxruntime-node', '@apollo/*'],
    'Prisma and pg live in feature-store, TensorFlow.js and ONNX Runtime in model, Apollo in gateway.',
    ['packages/feature-store/**', 'packages/model/**', 'apps/gateway/**', 'packages/client/examples/**'],
  ),
  {
    ...confined(
      ['@prisma/*', 'pg', 'pg-*', '@apollo/*'],
      'Prisma and pg live in feature-store, Apollo in gateway.',
      [],
    ),
    files: ['packages/model/**/*.ts'],
  },
  {
    ...confined(
      ['@tensorflow/*', 'onnxruntime-node', '@apollo/*'],
      'TensorFlow.js and ONNX Runtime live in model, Apollo in gateway.',
      [],
    ),
    files: ['packages/feature-store/**/*.ts'],
  },
  {
    ...confined(
      ['@prisma/*', 'pg', 'pg-*', '@tensorflow/*', 'onnxruntime-node'],
      'Prisma and pg live in feature-store, TensorFlow.js and ONNX Runtime in model.',
      [],
    ),
    files: ['apps/gateway/**/*.ts', 'apps/gateway/**/*.tsx'],
  },
  {
    files: ['apps/trainer/src/**/*.ts'],
    ignores: ['apps/trainer/src/simulate/**', 'apps/trainer/src/evaluate/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/simulate/truth/*', '**/simulate/truth'],
              message: 'What is true of a simulated shopper may be read by evaluation alone.',
            },
          ],
        },
      ],
    },
  },
];
