/**
 * Words of a text as a plain shop would index them: lower case, plural endings off, Chinese in pairs of characters.
 * One-letter leftovers (`women’s` → `women`) are dropped.
 */
export function wordsOf(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (isChinese(run) ? pairs(run) : run.length > 1 ? [stem(run)] : []));
}

export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** `dresses` → `dress`, `shoes` → `shoe`, `glass` stays. */
export function stem(word: string): string {
  if (word.length > 4 && /(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length < 3) return [run];
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}
