/** Item–item models that the behaviour's validation chooses among. */
export const LINK_KINDS = ['co-visits', 'ease', 'transitions'] as const;
