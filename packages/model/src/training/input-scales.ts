import type { NetworkShape } from '../fusion/network-shape.ts';
import type { Weights } from '../fusion/weights.ts';
import type { ItemFeatureTable, ModalityColumn } from '../ranking/item-features.ts';
import type { SlateExample } from './examples.ts';

/** Components whose size sets a column's scale: those that the projections start from. */
const LEADING = 16;
/** Slates over which cross features are measured, spread over the training set. */
const MEASURED_SLATES = 4000;

/** Fills the fixed weights in place: one scale a vector modality, mean and deviation of each cross feature. */
export function measureScales(
  weights: Weights,
  shape: NetworkShape,
  data: { readonly items: ItemFeatureTable; readonly slates: readonly SlateExample[] },
): void {
  for (const modality of ['text', 'image', 'behaviour'] as const) {
    weights.get(`scale.${modality}`)?.values.fill(1 / rootMeanSquare(data.items[modality]));
  }
  const { mean, deviation } = crossStatistics(data.slates, shape.widths.cross);
  weights.get('scale.cross.mean')?.values.set(mean);
  weights.get('scale.cross.deviation')?.values.set(deviation);
}

/** Of the leading components over the rows that are there; 1 when there is nothing to measure. */
function rootMeanSquare({ width, values, present }: ModalityColumn): number {
  let sum = 0;
  let count = 0;
  present.forEach((there, row) => {
    if (there !== 1) return;
    for (let column = 0; column < Math.min(width, LEADING); column++) {
      sum += (values[row * width + column] as number) ** 2;
      count++;
    }
  });
  return sum > 0 ? Math.sqrt(sum / count) : 1;
}

/** A feature that never varies gets deviation 1. */
function crossStatistics(
  slates: readonly SlateExample[],
  width: number,
): { readonly mean: Float64Array; readonly deviation: Float64Array } {
  const stride = Math.max(1, Math.floor(slates.length / MEASURED_SLATES));
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  let count = 0;
  for (let i = 0; i < slates.length; i += stride) {
    slates[i]?.cross.forEach((value, at) => {
      const column = at % width;
      mean[column] = (mean[column] as number) + value;
      deviation[column] = (deviation[column] as number) + value * value;
      if (column === 0) count++;
    });
  }
  for (let column = 0; column < width; column++) {
    mean[column] = (mean[column] as number) / Math.max(count, 1);
    const variance = (deviation[column] as number) / Math.max(count, 1) - (mean[column] as number) ** 2;
    deviation[column] = variance > 1e-12 ? Math.sqrt(variance) : 1;
  }
  return { mean, deviation };
}
