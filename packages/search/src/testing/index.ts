export { clusteredVectors } from './clustered-vectors.ts';
