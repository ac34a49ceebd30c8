import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from './sample-query.ts';
import { sampleText } from './sample-text.ts';

/** What a start has come to. */
export interface Ready {
  /** Without a trailing slash. */
  readonly url: string;
  /** The live model's version; absent when there is none. */
  readonly model?: string;
  /** Absolute path of the live model's evaluation, where there was one. */
  readonly report?: string;
  readonly sample: Sample;
  readonly seconds: number;
}

export function reportOf(home: string, model: string): { readonly report?: string } {
  const report = join(home, 'reports', `${model}.html`);
  return existsSync(report) ? { report } : {};
}

/** The `--json` document. */
export function readyJson({ url, model, report, sample, seconds }: Ready): unknown {
  return {
    url,
    graphql: `${url}/graphql`,
    playground: `${url}/playground/`,
    health: `${url}/healthz`,
    report: report ?? null,
    model: model ?? null,
    sample,
    seconds,
  };
}

export function readyText(ready: Ready): string {
  const { url, report, model, sample, seconds } = ready;
  return [
    '',
    sampleText(sample),
    '',
    `Ready after ${seconds.toFixed(1)} s.`,
    `  GraphQL     ${url}/graphql`,
    `  Playground  ${url}/playground/`,
    `  Health      ${url}/healthz`,
    ...(report === undefined ? [] : [`  Evaluation  ${report}`]),
    '',
    model === undefined ? WITHOUT_MODEL : WITH_MODEL,
    'Ctrl-C stops; the same command starts it again where it was.',
  ]
    .filter((line, i, lines) => line !== '' || lines[i - 1] !== '')
    .join('\n');
}

const COMMAND = 'npx -y pnpm@12 fusionrank';

const WITHOUT_MODEL = `No model is live, so answers follow words and popularity (MODEL_UNAVAILABLE). To learn from shoppers, run
  ${COMMAND} import events FILE        (or, to try it: simulate shoppers)
and start again.`;

const WITH_MODEL = `To learn from what came in since: \`${COMMAND} train\`, then \`… evaluate\` and \`… publish\`.`;
