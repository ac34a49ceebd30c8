/** What the clients are to send, and how. */
export interface LoadPlan {
  readonly url: string;
  /** JSON bodies of GraphQL requests, sent one after the other, over and over. */
  readonly bodies: readonly string[];
  /** Who sends each body, aligned with them; absent: all are of one analyst. */
  readonly senders?: readonly string[];
  readonly pace: Pace;
  /** Requests of this time are sent and not counted. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export type Pace =
  /** So many clients, each asks again as soon as it was answered. */
  | { readonly kind: 'clients'; readonly clients: number }
  /** Requests come at this rate, answered or not; latency counts from when a request was due. */
  | { readonly kind: 'rate'; readonly requestsPerSecond: number };

/** What came of it. */
export interface LoadReport {
  /** Of each counted request, in milliseconds, from its sending (or when it was due) to the last byte of its answer. */
  readonly latenciesMs: readonly number[];
  /** Answers per second of the counted time. */
  readonly requestsPerSecond: number;
  readonly bytesPerAnswer: number;
  /** Answers that had to do without something: they are cheaper, and no good measure. */
  readonly degraded: number;
  /** What went wrong, and how often: a status other than 200, GraphQL errors, a broken connection. */
  readonly failures: Readonly<Record<string, number>>;
}
