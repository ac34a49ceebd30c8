import type {
  AlsoBoughtQuery,
  AlsoBoughtQueryVariables,
  NextPageQuery,
  NextPageQueryVariables,
  RecommendationsQuery,
  RecommendationsQueryVariables,
  SearchPageQuery,
  SearchPageQueryVariables,
  SimilarItemsQuery,
  SimilarItemsQueryVariables,
  SuggestQuery,
  SuggestQueryVariables,
  TrackEventsMutation,
  TrackEventsMutationVariables,
  TrendingQuery,
  TrendingQueryVariables,
} from './documents.generated.ts';
import { ask, refused } from './requests/ask.ts';
import type { Endpoint, RequestHeaders } from './requests/ask.ts';
import type { OperationText } from './requests/operation-text.ts';
import type { Outcome } from './requests/outcome.ts';
import {
  AlsoBoughtText,
  NextPageText,
  RecommendationsText,
  SearchPageText,
  SimilarItemsText,
  SuggestText,
  TrackEventsText,
  TrendingText,
} from './texts.generated.ts';

export interface ClientOptions {
  /** The gateway's, up to and with `/graphql`. */
  readonly url: string;
  /** Asked for before each request: a token, or `x-session-id`. By default none. */
  readonly headers?: () => RequestHeaders | Promise<RequestHeaders>;
  /** By default the browser's. */
  readonly fetch?: typeof fetch;
  /** How long an answer is waited for, by default 10,000. */
  readonly timeoutMs?: number;
}

export interface RequestOptions {
  /** Ends the request, as when the shopper types on. */
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** One call of one operation. */
type Call<Variables, Data> = (variables: Variables, options?: RequestOptions) => Promise<Outcome<RootOf<Data>>>;
/** What the operation's only root field gives. */
export type RootOf<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;

export interface Client {
  readonly search: Call<SearchPageQueryVariables, SearchPageQuery>;
  /** A page further on in the ranking that `after` came from; refused with CURSOR_EXPIRED when that is no longer kept. */
  readonly nextPage: Call<NextPageQueryVariables, NextPageQuery>;
  readonly suggest: Call<SuggestQueryVariables, SuggestQuery>;
  readonly similarItems: Call<SimilarItemsQueryVariables, SimilarItemsQuery>;
  readonly alsoBought: Call<AlsoBoughtQueryVariables, AlsoBoughtQuery>;
  readonly trending: Call<TrendingQueryVariables, TrendingQuery>;
  readonly recommendations: Call<RecommendationsQueryVariables, RecommendationsQuery>;
  /** For events of which one wants the answer; pages use an event batcher. */
  readonly trackEvents: Call<TrackEventsMutationVariables, TrackEventsMutation>;
  /** An operation of one's own. */
  ask<Data, Variables>(
    text: OperationText<Data, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Outcome<Data>>;
}

const TIMEOUT_MS = 10_000;

/** Typed requests over plain `fetch`. Failures are outcomes, not exceptions. */
export function createClient(options: ClientOptions): Client {
  const endpoint: Endpoint = {
    url: options.url,
    headers: options.headers ?? (() => ({})),
    fetch: options.fetch ?? ((...call) => fetch(...call)),
  };
  const request: Client['ask'] = (text, variables, { signal, timeoutMs } = {}) =>
    ask(endpoint, { text, variables, signal, timeoutMs: timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS });
  const rooted =
    <Data extends object, Variables>(text: OperationText<Data, Variables>): Call<Variables, Data> =>
    async (variables, asked) =>
      rootOf(await request(text, variables, asked));
  return {
    search: rooted(SearchPageText),
    nextPage: rooted(NextPageText),
    suggest: rooted(SuggestText),
    similarItems: rooted(SimilarItemsText),
    alsoBought: rooted(AlsoBoughtText),
    trending: rooted(TrendingText),
    recommendations: rooted(RecommendationsText),
    trackEvents: rooted(TrackEventsText),
    ask: request,
  };
}

/** Root fields are nullable: a null one failed, and its error says why. */
function rootOf<Data extends object>(outcome: Outcome<Data>): Outcome<RootOf<Data>> {
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors } = outcome;
  const [root] = Object.values(data) as readonly (RootOf<Data> | null)[];
  return root === null || root === undefined ? refused(200, { errors }) : { kind: 'answered', data: root, errors };
}
