import type { SparseMatrix } from '@fusionrank/model/behaviour';
import type { DenseMatrix } from '@fusionrank/model/linear-algebra';

/** What one modality says of the items: who is near whom, or a vector each, or both. */
export interface ItemModality {
  /** As the files begin: `visual` of visual_knn.tsv. */
  readonly name: string;
  /** [items] 1 where known. What is unknown has no neighbours, is nobody's, and its vector says nothing. */
  readonly present: Uint8Array;
  /** items × items, cosines; an item is not its own neighbour. */
  readonly neighbours?: SparseMatrix;
  /** [items, width], as the file has them. */
  readonly vectors?: DenseMatrix;
}

/** Who took what, without order. Users and items are numbered from 0 in the order of their ids. */
export interface InteractionsData {
  readonly kind: 'interactions';
  readonly name: string;
  readonly users: number;
  readonly items: number;
  /** users × items, 1 where the user took the item; so are the other two. */
  readonly train: SparseMatrix;
  readonly valid: SparseMatrix;
  readonly test: SparseMatrix;
  readonly modalities: readonly ItemModality[];
}

/** Who took what after what. Users and items are numbered from 0 in the order of their ids. */
export interface SequencesData {
  readonly kind: 'sequences';
  readonly name: string;
  readonly users: number;
  readonly items: number;
  /** One a user: items, oldest first. */
  readonly sequences: readonly Int32Array[];
  /** One list an item: names of brand, categories and the like; empty where nothing is known. */
  readonly attributes: readonly (readonly string[])[];
  /** One an item: its text fields, joined; empty where there is none. */
  readonly texts: readonly string[];
  /** One list an item: small whole numbers, e.g. of residual quantisation; empty where there are none. */
  readonly codes: readonly (readonly number[])[];
  readonly modalities: readonly ItemModality[];
}

/** A product under a query, and how well it answers it. */
export interface JudgedProduct {
  readonly id: string;
  readonly title: string;
  /** Empty where there is none. */
  readonly description: string;
  /** As the file has it; the lowest of the file means not relevant. NaN where it is held back. */
  readonly grade: number;
  /** Of the raters' grades. */
  readonly variance?: number;
}

export interface JudgedQueryProducts {
  readonly text: string;
  /** Present where all of the query's products stand in one fold of the file. */
  readonly fold?: number;
  readonly products: readonly JudgedProduct[];
}

/** Queries, each with its judged products. */
export interface JudgementsData {
  readonly kind: 'judgements';
  readonly name: string;
  readonly queries: readonly JudgedQueryProducts[];
}

export type Dataset = InteractionsData | SequencesData | JudgementsData;
