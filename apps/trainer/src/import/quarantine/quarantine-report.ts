import { count } from '../../terminal/progress-line.ts';
import type { Quarantine } from './quarantine.ts';

/** How many rows are set aside, where, and the first few of them; nothing when there are none. */
export function quarantineLines(quarantine: Quarantine): readonly (readonly [label: string, value: string])[] {
  const path = quarantine.path();
  if (path === undefined) return [];
  return [
    ['quarantined', `${count(quarantine.count())} in ${path}`],
    ...quarantine
      .examples()
      .map(({ line, field, expected, got }): readonly [string, string] => [
        '',
        `line ${line}${field === undefined ? '' : `, ${field}`}: expected ${expected}, got ${got}`,
      ]),
  ];
}
