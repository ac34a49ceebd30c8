import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFeatureStore } from '@fusionrank/feature-store';
import { openTestDatabase } from '@fusionrank/feature-store/testing';
import type { TestDatabase } from '@fusionrank/feature-store/testing';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { Role } from '@fusionrank/domain/role';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { createLog } from '../http/log.ts';
import { startGateway } from '../start-gateway.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Environment } from '../settings/read-settings.ts';
import type { Mutation, Query } from '../schema/types.generated.ts';
import type { GatewayStore } from '../serving/serving.ts';
import { openCable } from './cable.ts';
import type { Cable } from './cable.ts';

/** A gateway of its own port, home and database. */
export interface TestGateway {
  readonly url: string;
  readonly home: string;
  readonly store: GatewayStore;
  /** Sessions of their own, beside the gateway's. */
  readonly database: TestDatabase;
  /** Between the gateway and its database. */
  readonly cable: Cable;
  /** Reads of products: one a statement. */
  readonly productReads: () => number;
  ask(query: string, asked?: Asked): Promise<Answered>;
  close(): Promise<void>;
}

export interface Asked {
  readonly variables?: object;
  readonly userId?: string;
  readonly sessionId?: string;
  /** By default a shopper's with a user id, else a stranger's. */
  readonly role?: Role;
  /** In place of what is said of the viewer. */
  readonly token?: string;
}

export interface AskedError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requires?: Role };
}

/** What was asked for is there, unless the test says otherwise; aliases are for a test to name. */
export type Answer = Asserted<Query> & Asserted<Mutation>;
type Asserted<Root> = { readonly [Field in Exclude<keyof Root, '__typename'>]-?: NonNullable<Root[Field]> };

export interface Answered {
  readonly data: Answer;
  readonly errors?: readonly AskedError[];
}

/**
 * @param environment Variables that the gateway reads in place of the process's.
 * @param logTo Takes the log's lines, at `info`.
 */
export async function openTestGateway(
  items: readonly CatalogItem[],
  environment: Environment = {},
  logTo?: DestinationStream,
): Promise<TestGateway> {
  const home = await mkdtemp(path.join(tmpdir(), 'gateway-'));
  const database = await openTestDatabase();
  const cable = await openCable(database.databaseUrl);
  const opened = await openFeatureStore({ home, databaseUrl: cable.databaseUrl });
  let reads = 0;
  const byIds: GatewayStore['catalog']['byIds'] = (ids) => {
    reads++;
    return opened.catalog.byIds(ids);
  };
  const store = { ...opened, catalog: { ...opened.catalog, byIds } };
  if (items.length > 0) await store.catalog.upsert(items);
  const log =
    logTo === undefined ? pino({ level: process.env['FUSIONRANK_LOG_LEVEL'] ?? 'silent' }) : createLog('info', logTo);
  const settings = readSettings({ ...process.env, ...environment });
  const gateway = await startGateway({ home, port: 0, host: '127.0.0.1', store, log, settings });
  return {
    url: gateway.url,
    home,
    store,
    database,
    cable,
    productReads: () => reads,
    ask: (query, asked = {}) => ask(gateway.url, query, asked),
    close: async () => {
      cable.mend();
      await gateway.close();
      await opened.close();
      await cable.close();
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function ask(
  url: string,
  query: string,
  { variables = {}, userId, sessionId, role, token }: Asked,
): Promise<Answered> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(userId === undefined ? {} : { 'x-user-id': userId }),
      ...(sessionId === undefined ? {} : { 'x-session-id': sessionId }),
      ...(role === undefined ? {} : { 'x-role': role }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answered;
}
