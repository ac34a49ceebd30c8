import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, parse } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { principalOf } from '../admission/principal.ts';
import { rateHeaders } from '../admission/rate-limit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { createRequestAudit } from '../audit/request-audit.ts';
import type { GatewayParts } from '../context/request-context.ts';
import type { Gate } from '../load/gate.ts';
import { overloaded } from '../load/gate.ts';
import { requestDeadline } from '../load/request-deadline.ts';
import { trackEvents } from '../tracking/track-events.ts';
import type { ToldEvents, TrackedEvents } from '../tracking/track-events.ts';
import type { Answered } from '../telemetry/log-answer.ts';
import { recordOf } from '../telemetry/request-record.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { AdmissionParts } from './admission-plugin.ts';
import { beaconReader } from './beacon-input.ts';
import type { ReadBeacon } from './beacon-input.ts';
import { refuse, refuseOutside, refuseUnread } from './graphql-refusal.ts';
import type { HttpServer } from './http-server.ts';

export interface BeaconRoute extends Pick<AdmissionParts, 'admission' | 'rate'> {
  readonly schema: GraphQLSchema;
  readonly authenticate: Authenticate;
  readonly parts: GatewayParts & { readonly auditLog: AuditLog };
  readonly gate: Gate;
  readonly deadlineMs: number;
  /** Told of every beacon, taken or refused. */
  readonly onAnswered: (answered: Answered) => void;
}

/** What it is called in the log and the metrics: no operation of a client can have the name. */
const OPERATION = 'POST /events';

/** What a beacon stands for: it is admitted, and paid for, as this would be. */
const STANDS_FOR = parse(/* GraphQL */ `
  mutation Beacon($input: TrackEventsInput!) {
    trackEvents(input: $input) {
      accepted
      duplicates
      errors {
        ... on ValidationError {
          path
          code
          message
        }
      }
    }
  }
`);

/**
 * `POST /events`: `trackEvents` for pages that are being left, when `sendBeacon` can set no header and nobody reads the answer. 202
 * with the same counts and errors once the events are stored.
 */
export function serveBeacons(app: HttpServer, route: BeaconRoute): void {
  const read = beaconReader(route.schema);
  app.route({
    method: 'POST',
    url: '/events',
    onRequest: (request, reply, done) => {
      recordOf(request).operation = OPERATION;
      if (route.gate.isFull) void refuse(overloaded(), { request, reply });
      else done();
    },
    onResponse: (request, reply, done) => {
      const { statusCode: status, elapsedTime: ms, log } = reply;
      route.onAnswered({ record: recordOf(request), status, ms, log });
      done();
    },
    errorHandler: (error, request, reply) => {
      void refuseUnread(error, { request, reply });
    },
    handler: async (request, reply) => answer({ ...route, read }, request, reply),
  });
}

interface ReadingRoute extends BeaconRoute {
  readonly read: ReadBeacon;
}

async function answer(route: ReadingRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const deadline = requestDeadline({ allowedMs: route.deadlineMs, stopwatch: () => performance.now() });
  try {
    const leave = await route.gate.enter(deadline.signal);
    try {
      const viewer = await route.authenticate(request.headers);
      recordOf(request).role = viewer.role;
      const told = route.read(request.body);
      await admit(route, { viewer, told, request, reply });
      const { parts } = route;
      const audit = createRequestAudit({ log: parts.auditLog, viewer, requestId: request.id, clock: parts.clock });
      return await reply.code(202).send(shown(await trackEvents(told, { ...parts, viewer, audit })));
    } finally {
      leave();
    }
  } catch (cause) {
    return await refuseOutside(cause, { request, reply });
  } finally {
    deadline.end();
  }
}

interface Beacon {
  readonly viewer: Viewer;
  readonly told: ToldEvents;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function admit({ admission, rate }: ReadingRoute, { viewer, told, request, reply }: Beacon): Promise<void> {
  const { cost } = admission.admit({
    document: STANDS_FOR,
    operation: getOperationAST(STANDS_FOR) as OperationDefinitionNode,
    variables: { input: told },
    isAuthenticated: viewer.role !== 'ANONYMOUS',
  });
  recordOf(request).cost = Math.round(cost);
  if (rate === undefined) return;
  const left = await rate.consume(principalOf({ viewer, address: request.ip }), Math.max(1, cost));
  for (const [name, value] of rateHeaders(left)) reply.header(name, value);
}

function shown({ accepted, duplicates, errors }: TrackedEvents): object {
  return { accepted, duplicates, errors: errors.map(({ path, code, message }) => ({ path, code, message })) };
}
