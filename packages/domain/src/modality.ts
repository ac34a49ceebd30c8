/** The network's blocks, in the order in which they stand in V and W. */
export const MODALITIES = ['text', 'image', 'attributes', 'numeric', 'behaviour'] as const;
export type Modality = (typeof MODALITIES)[number];
