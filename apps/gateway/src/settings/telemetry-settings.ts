import { z } from 'zod';
import { settingsOf } from './setting.ts';
import { wholeNumber } from './whole-number.ts';

/** What a gateway tells of its requests, and how it ends. */
export const telemetrySettings = settingsOf({
  otlpUrl: {
    variable: 'FUSIONRANK_OTLP_URL',
    meaning: 'where traces go by OTLP over HTTP, e.g. http://collector:4318/v1/traces',
    without: 'nothing is traced',
    shown: 'open',
    parse: z.url({ protocol: /^https?$/, error: 'an http: or https: URL' }).optional(),
  },
  drainMs: wholeNumber({
    variable: 'FUSIONRANK_DRAIN_MS',
    meaning:
      'milliseconds that requests under way are given when the gateway shuts down; then their connections are cut',
    otherwise: 10_000,
  }),
  slowMs: wholeNumber({
    variable: 'FUSIONRANK_SLOW_MS',
    meaning: 'a request that takes longer, in milliseconds, is logged as a warning, with its stages',
    otherwise: 1_000,
  }),
});
