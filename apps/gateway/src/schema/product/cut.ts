import { problem } from '@fusionrank/domain/problem';

/** At most `maxLength` characters (code points), the last an ellipsis where something was left out. Throws INVALID_INPUT below 1. */
export function cut(text: string, maxLength: number): string {
  if (maxLength < 1) throw problem('INVALID_INPUT', `maxLength: expected 1 or more, got ${maxLength}`);
  if (text.length <= maxLength) return text;
  const characters = Array.from(text);
  return characters.length <= maxLength
    ? text
    : `${characters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
}
