import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { rowOf, type DenseMatrix } from './dense-matrix.ts';

/**
 * `moved` turned so that its rows lie as near as may be to those of `still`, by the rotation R that minimises ‖moved·R − still‖
 * (orthogonal Procrustes; Schönemann, 1966). Two trainings of one model find the same space but for a turn: what was learned over
 * the one can be read over the other. Rows are aligned and of one width; throws RangeError otherwise.
 */
export function rotatedOnto(moved: DenseMatrix, still: DenseMatrix): DenseMatrix {
  const { count, width } = moved;
  if (count !== still.count || width !== still.width)
    throw new RangeError(`expected ${still.count} rows of ${still.width} numbers, got ${count} of ${width}`);
  const product = new Float64Array(width * width);
  for (let row = 0; row < count; row++) addOuter(product, rowOf(moved, row), rowOf(still, row));
  const svd = new SingularValueDecomposition(Matrix.from1DArray(width, width, Array.from(product)));
  const rotation = svd.leftSingularVectors.mmul(svd.rightSingularVectors.transpose()).to1DArray();
  const values = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    const own = rowOf(moved, row);
    for (let k = 0; k < width; k++) {
      const value = own[k] as number;
      for (let j = 0; j < width; j++)
        values[row * width + j] = (values[row * width + j] as number) + value * (rotation[k * width + j] as number);
    }
  }
  return { count, width, values };
}

function addOuter(into: Float64Array, a: Float32Array, b: Float32Array): void {
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++)
      into[i * b.length + j] = (into[i * b.length + j] as number) + (a[i] as number) * (b[j] as number);
}
