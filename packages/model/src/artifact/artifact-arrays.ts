import type { ModalityColumn } from '../ranking/item-features.ts';
import type { ArtifactContents, BehaviourSnapshot } from './artifact.ts';
import type { PackedArray } from './packed-arrays.ts';

type NamedArrays = ReadonlyMap<string, PackedArray>;

/** The arrays of an artifact by file; the names are those that read-artifact.ts asks for. */
export function arraysOf(contents: ArtifactContents): ReadonlyMap<string, NamedArrays> {
  return new Map([
    ['weights.bin', weightArrays(contents)],
    ['projections.bin', projectionArrays(contents)],
    [
      'items.bin',
      new Map([
        ...columnArrays('items.text', contents.items.text),
        ...columnArrays('items.image', contents.items.image),
      ]),
    ],
    ['behaviour.bin', behaviourArrays(contents.behaviour)],
  ]);
}

function weightArrays({ network }: ArtifactContents): NamedArrays {
  return new Map([...network.weights].map(([name, { values }]) => [`weights.${name}`, values]));
}

function projectionArrays({ textPca, imagePca, textToImage, textEncoder }: ArtifactContents): NamedArrays {
  const arrays = new Map<string, PackedArray>();
  for (const [name, basis] of [
    ['textPca', textPca],
    ['imagePca', imagePca],
  ] as const) {
    if (basis === undefined) continue;
    arrays.set(`${name}.mean`, basis.mean).set(`${name}.components`, basis.components);
    if (basis.scale !== undefined) arrays.set(`${name}.scale`, basis.scale);
  }
  if (textToImage !== undefined)
    arrays.set('textToImage.matrix', textToImage.matrix).set('textToImage.bias', textToImage.bias);
  for (const [name, values] of textEncoderArrays(textEncoder)) arrays.set(name, values);
  return arrays;
}

function textEncoderArrays(encoder: ArtifactContents['textEncoder']): readonly (readonly [string, PackedArray])[] {
  if (encoder === undefined) return [];
  const { embedding, importance, dense } = encoder;
  return [
    ['textEncoder.embedding', embedding],
    ['textEncoder.importance', importance],
    ...(dense === undefined
      ? []
      : ([
          ['textEncoder.dense.kernel', dense.kernel],
          ['textEncoder.dense.bias', dense.bias],
        ] as const)),
  ];
}

function columnArrays(name: string, { values, present }: ModalityColumn): readonly (readonly [string, PackedArray])[] {
  return [
    [`${name}.values`, values],
    [`${name}.present`, present],
  ];
}

function behaviourArrays(behaviour: BehaviourSnapshot | undefined): NamedArrays {
  if (behaviour === undefined) return new Map();
  return new Map<string, PackedArray>([
    ['behaviour.itemFactors', behaviour.itemFactors],
    ['behaviour.itemNeighbours.indices', behaviour.itemNeighbours.indices],
    ['behaviour.itemNeighbours.similarities', behaviour.itemNeighbours.similarities],
    ['behaviour.userFactors', behaviour.userFactors],
    ['behaviour.userNeighbours.indices', behaviour.userNeighbours.indices],
    ['behaviour.userNeighbours.similarities', behaviour.userNeighbours.similarities],
  ]);
}
