import { count } from '../../terminal/progress-line.ts';
import { formatSummary } from '../../terminal/summary.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { quarantineLines } from '../quarantine/quarantine-report.ts';
import type { EventImportSummary } from './import-events.ts';

/** The summary as the person reads it. */
export function eventReport(summary: EventImportSummary, quarantine: Quarantine): string {
  const { searches, impressions, interactions } = summary;
  return formatSummary([
    [
      'events',
      `${count(summary.imported)}: ${count(summary.accepted)} new, ${count(summary.duplicates)} known already`,
    ],
    ['', `${count(searches)} searches, ${count(impressions)} impressions, ${count(interactions)} interactions`],
    ...(summary.ofUnknownItems === 0
      ? []
      : [['unknown items', `${count(summary.ofUnknownItems)} events of items that are not in the catalogue`] as const]),
    ...(summary.endedEarly === undefined ? [] : [['ended early', summary.endedEarly] as const]),
    ...quarantineLines(quarantine),
  ]);
}
