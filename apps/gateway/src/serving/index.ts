// What offline replay and benchmarks share with the gateway: a model version opened and turned to a catalogue the same way, and
// the catalogue itself with its snapshot.
export { captureCatalogue, readCatalogue } from './catalogue-snapshot.ts';
export { precisionOf } from './item-precision.ts';
export { LiveCatalogue } from './live-catalogue.ts';
export { layCatalogue, openModel, type LiveModel } from './live-model.ts';
export { queryEncoderOf } from './query-encoding.ts';
export { readSimilarUsers } from './similar-users.ts';
