import { openTextEncoderPool, rememberQueries } from '@fusionrank/model/encoders';
import type { RawQueryEncoder } from './query-encoding.ts';

/** The text encoder for queries, opening in the background: the gateway serves by words until it is there. */
export interface QueryTextEncoder {
  readonly current: RawQueryEncoder | undefined;
  close(): Promise<void>;
}

export interface QueryTextEncoderOptions {
  readonly onFailure: (cause: unknown) => void;
  readonly onRead?: ((cache: 'query_encoding', outcome: 'hit' | 'miss') => void) | undefined;
}

export function openQueryTextEncoder({ onFailure, onRead }: QueryTextEncoderOptions): QueryTextEncoder {
  let current: RawQueryEncoder | undefined;
  const opening = openTextEncoderPool({ threads: 1 }).then(
    (encoder) => {
      current = {
        name: encoder.name,
        encode: rememberQueries(encoder, undefined, (outcome) => onRead?.('query_encoding', outcome)),
      };
      return encoder;
    },
    (error: unknown) => {
      onFailure(error);
      return undefined;
    },
  );
  return {
    get current() {
      return current;
    },
    close: async () => {
      await (await opening)?.close();
    },
  };
}
