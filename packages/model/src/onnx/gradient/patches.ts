import { sumOver } from './elementwise.ts';
import type { GraphWriter } from './graph-writer.ts';
import { reshaped, withShapeOf } from './shapes.ts';
import type { Value } from './value.ts';

/** Of a convolution with 3 × 3 kernels, stride 2 and a border of one empty pixel. */
const TAPS = 9;

/**
 * What each kernel of a convolution looks at (im2col): pictures [n, side², channels] → [n · (side / 2)², 9 · channels], the taps
 * row by row. `side` is even. The gradient gathers too: a pixel is in four patches at most, each told by its place.
 */
export function patches(graph: GraphWriter, x: Value, side: number): Value {
  const channels = x.shape[2];
  if (typeof channels !== 'number' || x.shape[1] !== side * side || side % 2 !== 0)
    throw new RangeError(`expected pictures of an even side ${side}, got [${x.shape.join(', ')}]`);
  const places = patchPlaces(side);
  const gathered = graph.apply({
    op: 'Gather',
    inputs: [withEmptyEnd(graph, x), graph.integers(places)],
    shape: ['pictures', places.length, channels],
    attributes: { axis: 1 },
    flowsTo: [x],
    backward: (dy) => {
      const back = patchesOfPixels(places, side * side);
      const slopes = graph.apply({
        op: 'Gather',
        inputs: [withEmptyEnd(graph, dy), graph.integers(back.flat())],
        shape: ['pictures', back.flat().length, channels],
        attributes: { axis: 1 },
      });
      const apart = reshaped(graph, slopes, ['pictures', side * side, 4, channels]);
      return [withShapeOf(graph, sumOver(graph, apart, { axes: [2], keep: false }), x)];
    },
  });
  return reshaped(graph, gathered, ['all patches', TAPS * channels]);
}

/** [n, length, channels] with one more entry of zeros at the end of the middle axis. */
function withEmptyEnd(graph: GraphWriter, x: Value): Value {
  return graph.apply({
    op: 'Pad',
    inputs: [x, graph.integers([0, 0, 0, 0, 1, 0])],
    shape: [x.shape[0] ?? 1, Number(x.shape[1]) + 1, x.shape[2] ?? 1],
  });
}

/** The pixel of every tap of every patch; side² stands for the border. */
function patchPlaces(side: number): readonly number[] {
  const half = Array.from({ length: side / 2 }, (_, i) => 2 * i);
  const inside = (at: number): boolean => at >= 0 && at < side;
  return half.flatMap((top) =>
    half.flatMap((left) =>
      Array.from({ length: TAPS }, (_, tap) => {
        const [y, x] = [top - 1 + Math.floor(tap / 3), left - 1 + (tap % 3)];
        return inside(y) && inside(x) ? y * side + x : side * side;
      }),
    ),
  );
}

/** Of every pixel, the four places at most where it was taken; past the last place where there are fewer. */
function patchesOfPixels(places: readonly number[], pixels: number): readonly (readonly number[])[] {
  const taken = Array.from({ length: pixels }, (): number[] => []);
  places.forEach((pixel, place) => taken[pixel]?.push(place));
  return taken.map((some) => [...some, ...Array<number>(4 - some.length).fill(places.length)]);
}
