import type { SharedMemory } from '../kernel/wasm.ts';
import type { SpaceLayout } from '../code-space.ts';
import type { WeightedColumn } from '../composed-rows.ts';
import type { ScanRequest } from '../scan-space.ts';

/** A code space on its way between threads: nothing is copied. */
export interface SharedSpace {
  readonly memory: SharedMemory;
  readonly layout: SpaceLayout;
}

/** What a thread is asked. Arrays that are large lie in shared memory. */
export type VectorTask =
  | { readonly kind: 'code'; readonly columns: readonly WeightedColumn[] }
  | { readonly kind: 'list'; readonly space: SharedSpace; readonly listCount: number }
  | {
      readonly kind: 'scan';
      readonly space: SharedSpace;
      /** Tells spaces apart: a memory that is sent twice arrives as two objects. */
      readonly key: number;
      readonly request: ScanRequest;
    };

export type VectorAnswer =
  { readonly kind: 'space'; readonly space: SharedSpace } | { readonly kind: 'rows'; readonly rows: Int32Array };
