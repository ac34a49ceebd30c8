// eslint-disable-next-line no-control-regex -- U+0000 is exactly what PostgreSQL's text can't hold
const UNSTORABLE = /[\u0000\p{Surrogate}]/gu;

/** The same text with U+FFFD for what PostgreSQL can't hold: U+0000 and lone surrogates. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}
