import type { CatalogItem } from '@fusionrank/domain/item';

/**
 * A brand for each item that has none, from the beginning of its title: the first word, lengthened as long as three in
 * five titles that begin so go on with the same word (`United` → `United Colors of Benetton`). By row.
 */
export function brandNames(items: readonly CatalogItem[]): readonly string[] {
  const titles = items.map((item) => item.title.split(/\s+/u).filter((word) => word !== ''));
  const counts = prefixCounts(titles);
  return titles.map((words) => {
    let length = 1;
    while (length < Math.min(MAX_WORDS, words.length - 1) && goesOn(words, length, counts)) length++;
    return words.slice(0, length).join(' ');
  });
}

const MAX_WORDS = 4;
const SAME_SHARE = 0.6;
const LEAST_TITLES = 5;
const NOT_IN_BRANDS = /^(?:men|women|unisex|boys?|girls?|kids?)(?:['’]?s)?$/iu;

function prefixCounts(titles: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of titles) {
    for (let length = 1; length <= Math.min(MAX_WORDS, words.length); length++) {
      const prefix = words.slice(0, length).join(' ');
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  return counts;
}

function goesOn(words: readonly string[], length: number, counts: ReadonlyMap<string, number>): boolean {
  const here = counts.get(words.slice(0, length).join(' ')) ?? 0;
  const next = counts.get(words.slice(0, length + 1).join(' ')) ?? 0;
  return here >= LEAST_TITLES && next >= SAME_SHARE * here && !NOT_IN_BRANDS.test(words[length] ?? '');
}
