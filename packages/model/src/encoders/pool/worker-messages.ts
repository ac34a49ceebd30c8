import type { ProblemCode } from '@fusionrank/domain/problem';

/** What a pool's worker is started with. */
export type WorkerRole = { readonly kind: 'text' } | { readonly kind: 'image'; readonly home: string };

export interface EncodeRequest {
  readonly contents: readonly (string | Uint8Array)[];
}

export type EncodeAnswer =
  | { readonly type: 'ready'; readonly name: string; readonly dimension: number }
  | {
      readonly type: 'encoded';
      /** [contents, dimension]; undefined content where `present` is 0. */
      readonly values: Float32Array<ArrayBuffer>;
      readonly present: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'failed'; readonly code: ProblemCode | undefined; readonly message: string };
