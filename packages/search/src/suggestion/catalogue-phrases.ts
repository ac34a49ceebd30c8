import type { CatalogItem } from '@fusionrank/domain/item';
import type { ItemId } from '@fusionrank/domain/id';
import { leafCategory } from '@fusionrank/domain/item';
import type { AttributeMention } from '../understanding/vocabulary.ts';
import type { Phrase, SuggestionKind } from './phrase.ts';

export interface PhraseSources {
  /** What is sold. */
  readonly items: Iterable<CatalogItem>;
  readonly popularityOf: (itemId: ItemId) => number;
  /** What was searched for lately, with its decayed number of searches, > 0. */
  readonly queries: readonly { readonly text: string; readonly searches: number }[];
  /** Whether a query finds something as it is written. */
  readonly finds: (query: string) => boolean;
  /** Lets other work in; awaited every few thousand items. */
  readonly pause: () => Promise<void>;
}

/** How far each kind may come up: what people ask for goes before what the shop calls its things. */
const KIND_WEIGHT: Readonly<Record<SuggestionKind, number>> = { query: 1, category: 0.7, brand: 0.6, title: 0.4 };
const ITEMS_AT_A_TIME = 5_000;
/** Titles are many and seldom asked for: the most popular. */
const MOST_TITLES = 20_000;
const LONGEST = 60;

/**
 * Everything that can be proposed: past queries that find something; brands, categories, and both together, by what their
 * items are wanted; titles of the most popular items. Weights are square roots of shares of the kind's largest, so that
 * one run-away success does not hide the rest.
 */
export async function cataloguePhrases(sources: PhraseSources): Promise<Phrase[]> {
  const values = new Map<string, Wanted>();
  const titles: Wanted[] = [];
  let seen = 0;
  for (const item of sources.items) {
    // An item that nobody touched yet is still there to be found.
    const wanted = 0.1 + sources.popularityOf(item.id);
    for (const named of namesOf(item)) add(values, named, wanted);
    if (wanted > 0.1 && item.title.length <= LONGEST) {
      titles.push({ text: item.title, kind: 'title', about: aboutOf(item), wanted });
    }
    if (++seen % ITEMS_AT_A_TIME === 0) await sources.pause();
  }
  titles.sort((a, b) => b.wanted - a.wanted);
  const queries = sources.queries
    .filter(({ text }) => text.length <= LONGEST && sources.finds(text))
    .map(({ text, searches }): Wanted => ({ text, kind: 'query', about: [], wanted: searches }));
  return weighted([...values.values(), ...titles.slice(0, MOST_TITLES), ...queries]);
}

interface Named {
  readonly text: string;
  readonly kind: SuggestionKind;
  readonly about: readonly AttributeMention[];
}

interface Wanted extends Named {
  wanted: number;
}

function namesOf(item: CatalogItem): Named[] {
  const about = aboutOf(item);
  const category = leafCategory(item);
  const names: Named[] = [];
  if (category !== undefined)
    names.push({ text: category, kind: 'category', about: about.filter(({ key }) => key === 'category') });
  if (item.brand !== undefined)
    names.push({ text: item.brand, kind: 'brand', about: about.filter(({ key }) => key === 'brand') });
  if (category !== undefined && item.brand !== undefined)
    names.push({ text: `${item.brand} ${category}`, kind: 'brand', about });
  return names.filter(({ text }) => text.length <= LONGEST);
}

function aboutOf(item: CatalogItem): AttributeMention[] {
  const category = leafCategory(item);
  return [
    ...(item.brand === undefined ? [] : [{ key: 'brand', value: item.brand }]),
    ...(category === undefined ? [] : [{ key: 'category', value: category }]),
  ];
}

function add(values: Map<string, Wanted>, named: Named, wanted: number): void {
  const known = values.get(named.text);
  if (known === undefined) values.set(named.text, { ...named, wanted });
  else known.wanted += wanted;
}

function weighted(all: readonly Wanted[]): Phrase[] {
  const most = new Map<SuggestionKind, number>();
  for (const { kind, wanted } of all) most.set(kind, Math.max(most.get(kind) ?? 0, wanted));
  return all.map(({ text, kind, about, wanted }) => ({
    text,
    kind,
    about,
    weight: KIND_WEIGHT[kind] * Math.sqrt(wanted / (most.get(kind) ?? wanted)),
  }));
}
