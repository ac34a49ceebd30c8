// What offline replay shares with the gateway: a model version opened and turned to a catalogue the same way.
export { precisionOf } from './item-precision.ts';
export { layCatalogue, openModel, type LiveModel } from './live-model.ts';
export { queryEncoderOf } from './query-encoding.ts';
