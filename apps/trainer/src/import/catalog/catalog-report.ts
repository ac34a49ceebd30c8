import { formatSummary } from '../../terminal/summary.ts';
import { count } from '../../terminal/progress-line.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import { quarantineLines } from '../quarantine/quarantine-report.ts';
import type { CatalogImportSummary } from './import-catalog.ts';

/** The summary as the person reads it. */
export function catalogReport(summary: CatalogImportSummary, quarantine: Quarantine): string {
  const { photographs, currency } = summary;
  return formatSummary([
    [
      'products',
      `${count(summary.imported)}: ${count(summary.inserted)} new, ${count(summary.updated)} changed, ${count(summary.unchanged)} unchanged`,
    ],
    ...(summary.duplicates > 0
      ? [line('duplicate ids', `${count(summary.duplicates)} (the last row of each counts)`)]
      : []),
    ...(currency === undefined ? [] : [line('currency', currency)]),
    ...(photographs === undefined
      ? []
      : [
          line(
            'photographs',
            `${count(photographs.present)} present, ${count(photographs.missing)} missing, ${count(photographs.broken)} broken` +
              (photographs.known > 0 ? ` (${count(photographs.known)} known from before)` : ''),
          ),
        ]),
    ...(photographs?.damage === undefined ? [] : [line('images damaged', photographs.damage)]),
    ...(summary.withdrawn === undefined ? [] : [line('withdrawn', count(summary.withdrawn))]),
    ...(summary.notWithdrawn === undefined ? [] : [line('withdrawn', `none: ${summary.notWithdrawn}`)]),
    ...(summary.endedEarly === undefined ? [] : [line('ended early', summary.endedEarly)]),
    ...quarantineLines(quarantine),
  ]);
}

const line = (label: string, value: string): readonly [string, string] => [label, value];
