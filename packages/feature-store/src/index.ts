import { systemClock } from '@fusionrank/domain/clock';
import { createApiKeyStore } from './access/api-key-store.ts';
import { createRateStore } from './access/rate-store.ts';
import { createAuditStore } from './audit/audit-store.ts';
import { createCatalogStore } from './catalog/catalog-store.ts';
import { type DatabaseOptions, openDatabase } from './database/open.ts';
import { createEventLog } from './events/event-log.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createMetricsStore } from './metrics/metrics-store.ts';
import { createModelVersionStore } from './model-versions/model-version-store.ts';
import { createProfileStore } from './profiles/profile-store.ts';
import { createForgottenUserStore } from './privacy/forgotten-user-store.ts';
import { createHeldDataStore } from './privacy/held-data.ts';
import type { FeatureStore } from './store.ts';
import { createRuleStore } from './rules/rule-store.ts';
import { createSynonymStore } from './synonyms/synonym-store.ts';
import { createTrainingLog } from './training-set/training-log.ts';
import { createVectorStore } from './vectors/vector-store.ts';

export type * from './store.ts';
export { hashOfUser } from './events/forgotten-users.ts';
export { statementChannel } from './database/statement-channel.ts';
export type { Statement } from './database/statement-channel.ts';
export { isConnectionFailure } from './database/recovering-pool.ts';

/** Opens this process's feature store; see `openDatabase` for where it lies and what can go wrong. */
export async function openFeatureStore(options: DatabaseOptions): Promise<FeatureStore> {
  const database = await openDatabase(options);
  const profiles = createProfileStore(database);
  return {
    catalog: createCatalogStore(database),
    vectors: createVectorStore(database),
    events: createEventLog(database),
    profiles,
    trainingLog: createTrainingLog(database),
    modelVersions: createModelVersionStore(database),
    jobs: createJobStore(database),
    synonyms: createSynonymStore(database),
    apiKeys: createApiKeyStore(database),
    rates: createRateStore(database),
    forgottenUsers: createForgottenUserStore(database),
    audit: createAuditStore(database),
    metrics: createMetricsStore(database),
    heldData: createHeldDataStore({ pool: database.pool, profiles, clock: systemClock }),
    rules: createRuleStore(database),
    description: database.description,
    ping: database.ping,
    close: database.close,
  };
}
