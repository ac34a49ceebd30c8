import type { ModelVersionId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { Prisma, ModelVersion as Row } from '../generated/client.ts';
import type { Database } from '../database/open.ts';
import type { ModelVersion, ModelVersionStore } from '../store.ts';

/** The registry of trained models. The schema lets at most one be live. */
export function createModelVersionStore(database: Pick<Database, 'prisma'>): ModelVersionStore {
  const { prisma } = database;
  return {
    register: async ({ id, directory, sha256, fingerprint, config, metrics }) => {
      const data = {
        id,
        status: 'trained',
        directory,
        sha256,
        fingerprint,
        config: asJson(config),
        metrics: asJson(metrics),
      };
      if ((await prisma.modelVersion.findUnique({ where: { id } })) !== null) {
        throw problem('CONFLICT', `Model version ${id} is registered already`);
      }
      return versionOfRow(await prisma.modelVersion.create({ data }));
    },
    publish: (id) => publish(database, id),
    setMetrics: async (id, metrics) => {
      const { count } = await prisma.modelVersion.updateMany({ where: { id }, data: { metrics: asJson(metrics) } });
      if (count === 0) throw unknownVersion(id);
    },
    live: async () => {
      const row = await prisma.modelVersion.findFirst({ where: { status: 'live' } });
      return row === null ? undefined : versionOfRow(row);
    },
    list: async () =>
      (await prisma.modelVersion.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })).map(versionOfRow),
  };
}

/** Publishers wait for each other, so that two at once leave one live and not a violated constraint. */
async function publish({ prisma }: Pick<Database, 'prisma'>, id: ModelVersionId): Promise<ModelVersion> {
  const row = await prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(7270736902)`;
    if ((await transaction.modelVersion.findUnique({ where: { id } })) === null) throw unknownVersion(id);
    await transaction.modelVersion.updateMany({
      where: { status: 'live', id: { not: id } },
      data: { status: 'retired' },
    });
    return transaction.modelVersion.update({ where: { id }, data: { status: 'live', publishedAt: new Date() } });
  });
  return versionOfRow(row);
}

function versionOfRow({ publishedAt, ...row }: Row): ModelVersion {
  return {
    ...row,
    id: row.id as ModelVersionId, // was parsed before it was stored
    status: row.status as ModelVersion['status'], // a constraint of the table
    ...(publishedAt === null ? {} : { publishedAt }),
  };
}

/** What JSON makes of it: undefined members fall out. */
function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value ?? {})) as Prisma.InputJsonValue;
}

const unknownVersion = (id: string): Error => problem('NOT_FOUND', `There is no model version ${id}`);
