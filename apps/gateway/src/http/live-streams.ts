import type { UserId } from '@fusionrank/domain/id';
import { GraphQLError } from 'graphql';
import { overloaded } from '../load/gate.ts';
import { withoutHttp } from './graphql-error.ts';
import type { LiveResults } from './live-results.ts';

/** Subscriptions of one who asks at once, and of all together. */
export interface LiveLimits {
  readonly each: number;
  readonly all: number;
}

export interface Follower {
  /** Who takes the place. */
  readonly principal: string;
  readonly userId: UserId;
}

/** A place is taken before anything is awaited, and given back whatever comes of it. */
export interface LivePlace {
  /** What is streamed there; it ends at once where its end was told before. */
  begun(results: LiveResults): void;
  /** The stream's last message is the error. */
  end(error: GraphQLError): void;
  leave(): void;
}

/** Subscriptions under way. */
export interface LiveStreams {
  /** Throws OVERLOADED, TOO_MANY_SUBSCRIPTIONS, or GOING_AWAY once all were ended. */
  enter(follower: Follower): LivePlace;
  /** Each is told that the gateway goes, and ends; none begins any more. */
  end(): void;
  /** Ends those of users who were forgotten. */
  forget(isForgotten: (userId: UserId) => boolean): void;
  /** Subscriptions under way. */
  readonly count: number;
}

export function createLiveStreams({ each, all }: LiveLimits): LiveStreams {
  const places = new Map<LivePlace, Follower>();
  let isEnded = false;
  return {
    get count() {
      return places.size;
    },
    enter: (follower) => {
      if (isEnded) throw goingAway();
      if (places.size >= all) throw overloaded();
      let own = 0;
      for (const { principal } of places.values()) if (principal === follower.principal) own++;
      if (own >= each) throw tooMany({ asked: own + 1, allowed: each });
      const place = placeLeft(() => places.delete(place));
      places.set(place, follower);
      return place;
    },
    end: () => {
      isEnded = true;
      for (const place of places.keys()) place.end(goingAway());
    },
    forget: (isForgotten) => {
      for (const [place, { userId }] of places) if (isForgotten(userId)) place.end(forgotten());
    },
  };
}

function placeLeft(leave: () => void): LivePlace {
  let results: LiveResults | undefined;
  let ending: GraphQLError | undefined;
  return {
    begun: (streamed) => {
      results = streamed;
      if (ending !== undefined) results.end({ errors: [ending] });
    },
    end: (error) => {
      ending = new GraphQLError(error.message, { extensions: withoutHttp(error.extensions) });
      results?.end({ errors: [ending] });
    },
    leave,
  };
}

function tooMany({ asked, allowed }: { readonly asked: number; readonly allowed: number }): GraphQLError {
  return new GraphQLError(`subscriptions: expected at most ${allowed} at once`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', asked, allowed, http: { status: 429 } },
  });
}

/** What comes while the gateway shuts down. */
export const goingAway = (): GraphQLError =>
  new GraphQLError('the gateway is shutting down: subscribe again', {
    extensions: { code: 'GOING_AWAY', http: { status: 503 } },
  });

const forgotten = (): GraphQLError =>
  new GraphQLError('what was known of the viewer is forgotten: search again', {
    extensions: { code: 'SEARCH_EXPIRED' },
  });
