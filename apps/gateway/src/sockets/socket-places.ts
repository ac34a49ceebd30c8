import { GraphQLError } from 'graphql';
import { goingAway } from '../http/live-streams.ts';
import { overloaded } from '../load/gate.ts';

/** Sockets of one address at once, and of all together. */
export interface SocketLimits {
  readonly each: number;
  readonly all: number;
}

/** One socket, as what bounds them all sees it. */
export interface EndingSocket {
  /** Takes no more on; closes when what is under way is answered. */
  end(): void;
  /** Whatever is under way. */
  cut(): void;
}

/** Taken when a connection asks to become a socket, given back when it is gone. */
export interface SocketPlace {
  opened(socket: EndingSocket): void;
  leave(): void;
}

/** Sockets that are open. */
export interface SocketPlaces {
  /** Throws OVERLOADED, TOO_MANY_SOCKETS, or GOING_AWAY once all were ended. */
  enter(address: string): SocketPlace;
  /** None opens any more; those that are still there after so many milliseconds are cut. */
  end(cutAfterMs: number): void;
  readonly count: number;
}

export function createSocketPlaces({ each, all }: SocketLimits): SocketPlaces {
  const byAddress = new Map<string, number>();
  const sockets = new Set<EndingSocket>();
  let count = 0;
  let isEnded = false;
  const enter = (address: string): SocketPlace => {
    if (isEnded) throw goingAway();
    if (count >= all) throw overloaded();
    const asked = (byAddress.get(address) ?? 0) + 1;
    if (asked > each) throw tooMany({ asked, allowed: each });
    byAddress.set(address, asked);
    count++;
    return placeLeft(sockets, () => {
      count--;
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
    });
  };
  return {
    enter,
    end: (cutAfterMs) => {
      isEnded = true;
      for (const socket of sockets) socket.end();
      setTimeout(() => {
        for (const socket of sockets) socket.cut();
      }, cutAfterMs).unref();
    },
    get count() {
      return count;
    },
  };
}

function placeLeft(sockets: Set<EndingSocket>, leave: () => void): SocketPlace {
  let taken: EndingSocket | undefined;
  return {
    opened: (socket) => {
      taken = socket;
      sockets.add(socket);
    },
    leave: () => {
      if (taken !== undefined) sockets.delete(taken);
      leave();
    },
  };
}

function tooMany({ asked, allowed }: { readonly asked: number; readonly allowed: number }): GraphQLError {
  return new GraphQLError(`sockets: expected at most ${allowed} at once from one address`, {
    extensions: { code: 'TOO_MANY_SOCKETS', asked, allowed, http: { status: 429 } },
  });
}
