import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { graphqlError } from '../http/graphql-error.ts';
import type { Authenticate } from '../viewer/authenticator.ts';
import { isUnauthenticated, watchCredential } from '../viewer/credential-watch.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { socketHeaders } from './socket-headers.ts';
import type { EndingSocket } from './socket-places.ts';

/** The request by which a socket was opened. */
export interface SocketOpened {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly baseUrl: string;
  readonly log: FastifyBaseLogger;
}

export interface SocketSessionParts {
  readonly authenticate: Authenticate;
  readonly mostOperations: number;
}

/** Codes of RFC 6455 and of its registry that graphql-ws has no names for; clients connect again after the first and the last. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;
/** Messages under way beside operations, such as pings. */
const MOST_OTHERS = 100;
/** RFC 6455, 5.5: in bytes. */
const LONGEST_REASON = 123;

/** One socket: who asks by it, and what is under way. */
export class SocketSession implements EndingSocket {
  readonly opened: SocketOpened;
  readonly #socket: WebSocket;
  readonly #parts: SocketSessionParts;
  #headers: IncomingHttpHeaders | undefined;
  #stopWatch: (() => void) | undefined;
  #isEnding = false;
  /** Messages that are not dealt with yet, those whose subscription goes on among them. */
  #handling = 0;
  #operations = 0;
  #subscriptions = 0;
  #asked = 0;

  constructor(socket: WebSocket, opened: SocketOpened, parts: SocketSessionParts) {
    this.#socket = socket;
    this.opened = opened;
    this.#parts = parts;
  }

  /** Whether what `connection_init` says is believed; the socket closes where it is not. */
  async connect(told: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    try {
      const headers = socketHeaders(this.opened.headers, told);
      const viewer = await this.#parts.authenticate(headers);
      // Without a session of their own a stranger would be another with every operation.
      this.#headers = { ...headers, 'x-session-id': viewer.sessionId };
      if (this.#socket.readyState === this.#socket.OPEN) this.#watch(this.#headers, viewer);
      return true;
    } catch (cause) {
      this.#refuse(graphqlError(cause));
      return false;
    }
  }

  /** Who asks, if they are still believed: else it throws, and the socket closes. */
  async viewer(): Promise<Viewer> {
    if (this.#headers === undefined) throw new TypeError('expected a socket that said who asks, got one that did not');
    try {
      return await this.#parts.authenticate(this.#headers);
    } catch (error) {
      if (isUnauthenticated(error)) this.#close(CloseCode.Forbidden, error);
      throw error;
    }
  }

  /** Names an operation, after the request that opened the socket. */
  nextRequestId(): string {
    this.#asked++;
    return `${this.opened.requestId}.${this.#asked}`;
  }

  /** A place for one operation; to be called when it has ended. Throws TOO_MANY_OPERATIONS. */
  enter(): () => void {
    const { mostOperations: allowed } = this.#parts;
    if (this.#operations >= allowed) throw tooMany({ asked: this.#operations + 1, allowed });
    this.#operations++;
    return () => {
      this.#operations--;
    };
  }

  /** The operation goes on until what is returned is called: a socket that ends does not wait for it. */
  subscribed(): () => void {
    this.#subscriptions++;
    this.#endWhenAnswered();
    return () => {
      this.#subscriptions--;
    };
  }

  /** Deals with one message. */
  async handle(work: () => Promise<void>): Promise<void> {
    if (this.#handling >= this.#parts.mostOperations + MOST_OTHERS) {
      this.#socket.close(POLICY_VIOLATION, 'too many messages at once');
      return;
    }
    this.#handling++;
    try {
      await work();
    } catch (err) {
      this.opened.log.error({ err }, 'a message of a socket failed unexpectedly');
      this.#socket.close(CloseCode.InternalServerError, 'Internal server error');
    } finally {
      this.#handling--;
      this.#endWhenAnswered();
    }
  }

  end(): void {
    this.#isEnding = true;
    this.#endWhenAnswered();
  }

  cut(): void {
    this.#socket.terminate();
  }

  /** The connection is there no more. */
  gone(): void {
    this.#stopWatch?.();
  }

  #endWhenAnswered(): void {
    if (this.#isEnding && this.#handling <= this.#subscriptions) this.#socket.close(GOING_AWAY, 'Going away');
  }

  #watch(headers: IncomingHttpHeaders, viewer: Viewer): void {
    const { authenticate } = this.#parts;
    // Of the codes that refuse, the one after which clients connect again: with another token, if they have one.
    const onEnd = (why: GraphQLError): void => this.#close(CloseCode.Forbidden, why);
    this.#stopWatch = watchCredential({ authenticate, headers, viewer, onEnd });
  }

  #refuse(error: unknown): void {
    if (!(error instanceof GraphQLError)) {
      this.opened.log.error({ err: error }, 'a socket failed unexpectedly');
      this.#socket.close(CloseCode.InternalServerError, 'Internal server error');
    } else this.#close(CODES[String(error.extensions['code'])] ?? CloseCode.BadRequest, error);
  }

  #close(code: number, { message, extensions }: GraphQLError): void {
    this.#socket.close(code, Buffer.byteLength(message) <= LONGEST_REASON ? message : String(extensions['code']));
  }
}

const CODES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: CloseCode.Unauthorized,
  SERVICE_UNAVAILABLE: TRY_AGAIN_LATER,
};

function tooMany({ asked, allowed }: { readonly asked: number; readonly allowed: number }): GraphQLError {
  return new GraphQLError(`operations: expected at most ${allowed} at once on one socket`, {
    extensions: { code: 'TOO_MANY_OPERATIONS', asked, allowed, http: { status: 429 } },
  });
}
