/** The part of Node's process that serving needs. */
export interface StopSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** Resolves at the first SIGINT or SIGTERM; later ones are Node's again, and end the process at once. */
export function untilStopped(source: StopSource): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      source.off('SIGINT', stop);
      source.off('SIGTERM', stop);
      resolve();
    };
    source.on('SIGINT', stop);
    source.on('SIGTERM', stop);
  });
}
