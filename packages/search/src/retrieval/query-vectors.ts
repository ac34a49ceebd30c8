/** What was asked, in the items' spaces; a space that it can't be brought into is left out. */
export interface QueryVectors {
  /** What the words mean, in the text column's space. */
  readonly text?: Float32Array;
  /** What the words look like, in the image column's space. */
  readonly image?: Float32Array;
  /** Absent: no photograph was asked by. */
  readonly photograph?: PhotographVector;
}

/** A photograph that was asked by. */
export interface PhotographVector {
  /** In the image column's space. */
  readonly vector: Float32Array;
  /** In (0, 1], what it counts beside the words. */
  readonly weight: number;
}
