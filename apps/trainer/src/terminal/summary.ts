/** `label   value` lines, labels padded to one width. */
export function formatSummary(lines: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(0, ...lines.map(([label]) => label.length));
  return lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}
