import type { Viewer } from '../viewer/viewer.ts';

/** One who asks, and where from. */
export interface Asking {
  readonly viewer: Pick<Viewer, 'role' | 'principal'>;
  readonly address: string;
}

/** Whose points they are: those of whoever proved who they are, or of all strangers at one address. */
export const principalOf = ({ viewer, address }: Asking): string =>
  viewer.role === 'ANONYMOUS' ? `address ${address}` : viewer.principal;
