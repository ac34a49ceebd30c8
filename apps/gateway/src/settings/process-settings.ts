import { ITEM_PRECISIONS } from '@fusionrank/model/ranking';
import { z } from 'zod';
import { settingsOf } from './setting.ts';

/** Where the process runs, and how it tells of itself. */
export const processSettings = settingsOf({
  environment: {
    variable: 'FUSIONRANK_ENV',
    meaning: 'production: nothing starts without authentication and secrets of its own',
    without: 'what NODE_ENV says; development where that says nothing',
    shown: 'open',
    parse: z.enum(['production', 'development']).optional(),
  },
  nodeEnvironment: {
    variable: 'NODE_ENV',
    meaning: 'production counts as FUSIONRANK_ENV=production where FUSIONRANK_ENV is not set',
    without: 'development',
    shown: 'open',
    parse: z.string().optional(),
  },
  home: {
    variable: 'FUSIONRANK_HOME',
    meaning: 'the folder of everything made at run time',
    without: '.fusionrank in the clone',
    shown: 'open',
    parse: z.string().optional(),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    meaning: 'a PostgreSQL server, 15 or newer; holds a password as a rule',
    without: 'the embedded one',
    shown: 'secret',
    parse: z.string().optional(),
  },
  logLevel: {
    variable: 'FUSIONRANK_LOG_LEVEL',
    meaning: 'what is logged: trace, debug, info, warn, error, fatal or silent',
    without: 'info; warn under `start`',
    shown: 'open',
    parse: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
  },
  itemPrecision: {
    variable: 'FUSIONRANK_ITEM_PRECISION',
    meaning: 'how item vectors are kept in memory: float32, float16 or int8',
    without: 'float32, from 200,000 products on float16, from 500,000 on int8',
    shown: 'open',
    parse: z.enum(ITEM_PRECISIONS).optional(),
  },
  allowedOrigins: {
    variable: 'FUSIONRANK_ALLOWED_ORIGINS',
    meaning: 'whose pages may ask by browser: origins such as https://shop.example, separated by commas; * for all',
    without: 'none in production, else pages of this machine',
    shown: 'open',
    parse: z
      .string()
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .refine((origins) => origins.every(isOrigin), 'expected origins such as https://shop.example, or *')
      .optional(),
  },
  graphqlExecutor: {
    variable: 'FUSIONRANK_GRAPHQL_EXECUTOR',
    meaning: 'graphql-js leaves every query to graphql-js; compiled makes queries ready at their first request',
    without: 'compiled',
    shown: 'open',
    parse: z.enum(['compiled', 'graphql-js']).default('compiled'),
  },
  federation: {
    variable: 'FUSIONRANK_FEDERATION',
    meaning: '1: the schema is a subgraph of Apollo Federation 2',
    without: 'a schema by itself',
    shown: 'open',
    parse: z
      .enum(['0', '1'])
      .optional()
      .transform((text) => text === '1'),
  },
  debug: {
    variable: 'FUSIONRANK_DEBUG',
    meaning: '1: a failure shows its stack too',
    without: 'one sentence',
    shown: 'open',
    parse: z.string().optional(),
  },
});

/** Written as browsers write it: no path, no slash at the end. */
function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}
