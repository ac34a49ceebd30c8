import { join } from 'node:path';
import { problem } from '@fusionrank/domain/problem';

/** The files of one modality; at least one of the first two is there. */
export interface ModalityFiles {
  readonly name: string;
  /** `<modality>_knn.tsv`: item, neighbour, cosine. */
  readonly neighbours?: string;
  /** `<modality>_feat.f16.npy`, `….f32.npy`, `….f64.npy` or `….npy`: a row an item. */
  readonly vectors?: string;
  /** `<modality>_imputed_items.txt`: items whose values were made up. */
  readonly imputed?: string;
}

const KINDS = [
  { kind: 'neighbours', pattern: /^(.+)_knn\.tsv$/ },
  { kind: 'vectors', pattern: /^(.+)_feat(?:\.f(?:16|32|64))?\.npy$/ },
  { kind: 'imputed', pattern: /^(.+)_imputed_items\.txt$/ },
] as const;
type Paths = Partial<Record<(typeof KINDS)[number]['kind'], string>>;

/** The modalities of a folder, by name. Throws INVALID_INPUT where one has two files of vectors, or none to mask. */
export function findModalities(folder: string, files: readonly string[]): readonly ModalityFiles[] {
  const found = new Map<string, Paths>();
  for (const file of [...files].sort()) {
    for (const { kind, pattern } of KINDS) {
      const name = pattern.exec(file)?.[1];
      if (name === undefined) continue;
      const paths = found.get(name) ?? {};
      const before = paths[kind];
      if (before !== undefined) {
        throw refuse(join(folder, file), `one file of the vectors of ${name}, got this one and ${before}`);
      }
      found.set(name, { ...paths, [kind]: join(folder, file) });
    }
  }
  return [...found].map(([name, paths]) => {
    if (paths.neighbours === undefined && paths.vectors === undefined) {
      throw refuse(paths.imputed ?? folder, `${name}_knn.tsv or ${name}_feat.f32.npy beside it, got neither`);
    }
    return { name, ...paths };
  });
}

function refuse(file: string, expectation: string): Error {
  return problem('INVALID_INPUT', `expected ${expectation}`, { place: { file } });
}
