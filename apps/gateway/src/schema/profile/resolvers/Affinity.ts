import type { AffinityResolvers } from '../../types.generated.ts';
import { AFFINITY_KIND } from '../affinity-kind.ts';

export const Affinity: AffinityResolvers = {
  kind: ({ kind }) => AFFINITY_KIND[kind],
  label: ({ key }) => key,
};
