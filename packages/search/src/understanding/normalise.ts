/** What a query may hold, in UTF-16 code units; the rest is left unread. */
export const MAX_QUERY_LENGTH = 512;

/**
 * One spelling of a text: compatibility forms folded (NFKC: full-width, ligatures), lower case, decimal digits of
 * every script as 0–9, Latin and Greek letters without their diacritics. Other scripts keep their marks, where a mark
 * is a letter of its own.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, asciiDigit)
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replace(/[ßæœøđłıð]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ð: 'd',
};

/** Unicode keeps the ten decimal digits of a script together, so a digit's value is its distance to the block's zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
