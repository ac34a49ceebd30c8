import { createApiKeyStore } from './access/api-key-store.ts';
import { createCatalogStore } from './catalog/catalog-store.ts';
import { type DatabaseOptions, openDatabase } from './database/open.ts';
import { createEventLog } from './events/event-log.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createModelVersionStore } from './model-versions/model-version-store.ts';
import { createProfileStore } from './profiles/profile-store.ts';
import type { FeatureStore } from './store.ts';
import { createRuleStore } from './rules/rule-store.ts';
import { createSynonymStore } from './synonyms/synonym-store.ts';
import { createTrainingLog } from './training-set/training-log.ts';
import { createVectorStore } from './vectors/vector-store.ts';

export type * from './store.ts';
export { statementChannel } from './database/statement-channel.ts';
export type { Statement } from './database/statement-channel.ts';
export { isConnectionFailure } from './database/recovering-pool.ts';

/** Opens this process's feature store; see `openDatabase` for where it lies and what can go wrong. */
export async function openFeatureStore(options: DatabaseOptions): Promise<FeatureStore> {
  const database = await openDatabase(options);
  return {
    catalog: createCatalogStore(database),
    vectors: createVectorStore(database),
    events: createEventLog(database),
    profiles: createProfileStore(database),
    trainingLog: createTrainingLog(database),
    modelVersions: createModelVersionStore(database),
    jobs: createJobStore(database),
    synonyms: createSynonymStore(database),
    apiKeys: createApiKeyStore(database),
    rules: createRuleStore(database),
    description: database.description,
    ping: database.ping,
    close: database.close,
  };
}
