import { type SparseEntry, sparseMatrix, type SparseMatrix } from '@fusionrank/model/behaviour';
import type { SequencesData } from '../dataset.ts';

/** Features of items, [items, features], rows of length 1. */
export interface FeatureBag {
  readonly name: string;
  readonly matrix: SparseMatrix;
}

/** A feature that fewer items have tells nothing of others. */
const MIN_ITEMS = 2;

/** What a data set of sequences says of its items: names, words, codes; those of which nothing is said are left out. */
export function featureBags({ attributes, texts, codes }: SequencesData): readonly FeatureBag[] {
  const bags = [
    { name: 'attributes', features: attributes, weighing: 'equal' as const },
    { name: 'words', features: texts.map(wordsOf), weighing: 'rarity' as const },
    { name: 'codes', features: codes.map(codeNames), weighing: 'equal' as const },
  ];
  return bags
    .map(({ name, features, weighing }) => ({ name, matrix: bagMatrix(features, weighing) }))
    .filter(({ matrix }) => matrix.indices.length > 0);
}

/** Words in any script: letters and digits; characters of scripts without spaces two by two. */
function wordsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word) ? pairsOf(word) : [word],
  );
}

function pairsOf(word: string): readonly string[] {
  const characters = Array.from(word);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i] as string}${character}`);
}

/** Each code with its level, and the first two together: a path is finer than its steps. */
function codeNames(codes: readonly number[]): readonly string[] {
  const own = codes.slice(0, 3).map((code, level) => `${level}:${code}`);
  return codes.length < 2 ? own : [...own, `path:${codes.slice(0, 2).join('/')}`];
}

function bagMatrix(features: readonly (readonly string[])[], weighing: 'equal' | 'rarity'): SparseMatrix {
  const counts = new Map<string, number>();
  for (const own of features) for (const name of new Set(own)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const columns = new Map([...counts].filter(([, count]) => count >= MIN_ITEMS).map(([name], i) => [name, i]));
  const weightOf = (name: string): number =>
    weighing === 'equal' ? 1 : Math.log(features.length / (counts.get(name) ?? 1));
  const entries = function* (): Iterable<SparseEntry> {
    for (const [row, own] of features.entries()) {
      const known = [...new Set(own)].filter((name) => columns.has(name));
      const length = Math.sqrt(known.reduce((sum, name) => sum + weightOf(name) ** 2, 0));
      for (const name of known)
        if (length > 0) yield { row, column: columns.get(name) ?? 0, value: weightOf(name) / length };
    }
  };
  return sparseMatrix(features.length, columns.size, entries());
}
