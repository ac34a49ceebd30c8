/** What a label is worth to DCG: 2^grade − 1 (Burges et al., 2005); 1 for a plain positive. */
export const labelGain = (label: number): number => 2 ** label - 1;
