import { expect, test } from 'vitest';
import { readyJson, readyText } from './ready.ts';
import type { Ready } from './ready.ts';

const WITHOUT_MODEL: Ready = {
  url: 'http://127.0.0.1:4000',
  sample: { query: 'running shoes', answers: [] },
  seconds: 7.26,
};

test('a shop with a model says where everything is, and how to learn anew', () => {
  expect(readyText({ ...WITHOUT_MODEL, model: 'm1', report: '/home/reports/m1.html' })).toBe(
    [
      '',
      'Ready after 7.3 s.',
      '  GraphQL     http://127.0.0.1:4000/graphql',
      '  Playground  http://127.0.0.1:4000/playground/',
      '  Health      http://127.0.0.1:4000/healthz',
      '  Evaluation  /home/reports/m1.html',
      '',
      'To learn from what came in since: `npx -y pnpm@12 fusionrank train`, then `… evaluate` and `… publish`.',
      'Ctrl-C stops; the same command starts it again where it was.',
    ].join('\n'),
  );
});

test('a shop without a model says what its answers follow, and what to do', () => {
  const text = readyText(WITHOUT_MODEL);
  expect(text).toContain('MODEL_UNAVAILABLE');
  expect(text).toContain('fusionrank import events FILE');
  expect(text).not.toContain('Evaluation');
  expect(readyJson(WITHOUT_MODEL)).toMatchObject({
    model: null,
    report: null,
    graphql: 'http://127.0.0.1:4000/graphql',
  });
});
