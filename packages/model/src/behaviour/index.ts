export * from './choose-settings.ts';
export * from './co-visits.ts';
export * from './ease.ts';
export * from './ials.ts';
export * from './neighbours.ts';
export * from './sparse-ease.ts';
export * from './sparse-matrix.ts';
