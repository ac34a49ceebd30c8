export { createImageStore } from './image-store.ts';
export type { ImageStore } from './image-store.ts';
