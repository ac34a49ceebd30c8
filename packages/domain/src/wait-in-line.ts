/** One who stands in a line; either ends their waiting and takes them out of it. */
export interface Waiter {
  readonly begin: () => void;
  readonly turnAway: (reason: Error) => void;
}

export interface InLine<Facts, T> {
  /** What who keeps the line knows of them. */
  readonly facts: Facts;
  readonly signal: AbortSignal | undefined;
  /** Called in the moment in which their turn comes, not after it. */
  readonly onTurn: () => T;
}

/** Stands at the end of the line until it is their turn. Rejects with the reason of who turns them away, or of the signal when it aborts. */
export function waitInLine<Facts extends object, T>(
  line: Set<Waiter & Facts>,
  { facts, signal, onTurn }: InLine<Facts, T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      line.delete(waiter);
      signal?.removeEventListener('abort', onAbort);
    };
    const turnAway = (reason: Error): void => {
      leave();
      reject(reason);
    };
    const onAbort = (): void => turnAway(signal?.reason as Error);
    const begin = (): void => {
      leave();
      resolve(onTurn());
    };
    const waiter = { ...facts, begin, turnAway };
    line.add(waiter);
    signal?.addEventListener('abort', onAbort);
  });
}
