import type { ContenderLists } from '../contenders/registry.ts';
import type { Dataset } from '../dataset.ts';
import { interactionsProtocol } from './interactions-protocol.ts';
import { judgementsProtocol } from './judgements-protocol.ts';
import type { Protocol } from './protocol.ts';
import { sequencesProtocol } from './sequences-protocol.ts';

/** How the data set is judged, and by whom it is contended for. */
export function openProtocol(data: Dataset, lists: ContenderLists, seed: number): Protocol {
  switch (data.kind) {
    case 'interactions':
      return interactionsProtocol(data, lists.interactions);
    case 'sequences':
      return sequencesProtocol(data, lists.sequences);
    case 'judgements':
      return judgementsProtocol(data, { contenders: lists.judgements, seed });
  }
}
