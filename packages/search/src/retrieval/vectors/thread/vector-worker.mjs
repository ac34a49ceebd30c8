// A worker thread doesn't inherit the loader for TypeScript on every Node version: this one registers it itself.
import { register } from 'tsx/esm/api';

register();
await import('./vector-worker.ts');
