export * from './cosine-scan.ts';
export * from './dense-matrix.ts';
export * from './gemm.ts';
export * from './pca.ts';
export * from './ridge.ts';
export * from './spd-inverse.ts';
export * from './top-k.ts';
export * from './unit.ts';
export { nearestRows, type NearestRows, type NearestRowsRequest } from './nearest-rows.ts';
