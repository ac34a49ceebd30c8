import { Readable } from 'node:stream';
import type { Clock } from '@fusionrank/domain/clock';
import { parseUserId } from '@fusionrank/domain/id';
import type { UserId } from '@fusionrank/domain/id';
import { profileAccess } from '@fusionrank/domain/profile-access';
import type { HeldDataStore } from '@fusionrank/feature-store';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { forbidden } from '../access/forbidden.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { createRequestAudit } from '../audit/request-audit.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { refuseOutside } from './graphql-refusal.ts';
import type { HttpServer } from './http-server.ts';

export interface ExportRoute {
  readonly heldData: HeldDataStore;
  readonly authenticate: Authenticate;
  readonly auditLog: Pick<AuditLog, 'add'>;
  readonly clock: Clock;
}

/** Exports that are written at once: each reads the database a batch at a time, as fast as its reader takes it. */
const MOST_AT_ONCE = 4;

/**
 * `GET /export`, JSON lines of everything that is held of the viewer, or of `?userId=`: for administrators, and services that may both
 * read and record for others. It is written down in the audit log. Its last line is `end`; a copy without it is not whole.
 */
export function serveExport(app: HttpServer, route: ExportRoute): void {
  let underWay = 0;
  app.get<{ Querystring: { userId?: string } }>('/export', async (request, reply) => {
    try {
      const viewer = await route.authenticate(request.headers);
      const userId = exported(viewer, request.query.userId);
      if (underWay >= MOST_AT_ONCE) throw busy();
      createRequestAudit({ ...route, log: route.auditLog, viewer, requestId: request.id }).note('data.export', userId);
      underWay++;
      return await send(route.heldData.read(userId), { reply, onEnd: () => underWay-- });
    } catch (error) {
      return refuseOutside(error, { request, reply });
    }
  });
}

/** Whose data it is. Throws a FORBIDDEN GraphQLError, or INVALID_INPUT. */
function exported(viewer: Viewer, named: string | undefined): UserId {
  const userId = named === undefined ? viewer.userId : parseUserId(named);
  const read = profileAccess(viewer, userId, 'read');
  if (read.kind === 'own') return userId;
  for (const access of [read, profileAccess(viewer, userId, 'record')]) {
    if (access.kind === 'refused') throw forbidden({ what: '/export', ...access }, viewer);
  }
  return userId;
}

interface Sending {
  readonly reply: FastifyReply;
  readonly onEnd: () => void;
}

function send(batches: ReturnType<HeldDataStore['read']>, { reply, onEnd }: Sending): FastifyReply {
  const lines = Readable.from(linesOf(batches), { objectMode: false, highWaterMark: 2 ** 16 });
  lines.once('close', onEnd);
  return reply
    .type('application/x-ndjson; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', 'attachment; filename="export.jsonl"')
    .send(lines);
}

async function* linesOf(batches: ReturnType<HeldDataStore['read']>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function busy(): GraphQLError {
  const headers = new Map([['retry-after', '10']]);
  return new GraphQLError(`/export: expected at most ${MOST_AT_ONCE} exports at once; try again in 10 seconds`, {
    extensions: { code: 'OVERLOADED', http: { status: 503, headers } },
  });
}
