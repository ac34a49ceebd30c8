import { leafCategory } from '@fusionrank/domain/item';
import type { CatalogIndex } from '../retrieval/catalog-index.ts';
import { topRows } from '../retrieval/top-rows.ts';
import type { AttributeMention } from '../understanding/vocabulary.ts';
import type { Phrase, SuggestionKind } from './phrase.ts';

export interface PhraseSources {
  readonly index: CatalogIndex;
  readonly popularityOf: (row: number) => number;
  /** What was searched for lately, with its decayed number of searches, > 0. */
  readonly queries: readonly { readonly text: string; readonly searches: number }[];
  /** Whether a query finds something as it is written. */
  readonly finds: (query: string) => boolean;
  /** Lets other work in; awaited every few thousand items. */
  readonly pause: () => Promise<void>;
}

/** How far each kind may come up: what people ask for goes before what the shop calls its things. */
const KIND_WEIGHT: Readonly<Record<SuggestionKind, number>> = { query: 1, category: 0.7, brand: 0.6, title: 0.4 };
const ITEMS_AT_A_TIME = 20_000;
const TITLES_AT_A_TIME = 1_000;
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
  for (const { wanted, ...kind } of (await wantedKinds(sources)).values()) {
    for (const named of namesOf(kind)) add(values, named, wanted);
  }
  const titles = await popularTitles(sources);
  const queries = sources.queries
    .filter(({ text }) => text.length <= LONGEST && sources.finds(text))
    .map(({ text, searches }): Wanted => ({ text, kind: 'query', about: [], wanted: searches }));
  return weighted([...values.values(), ...titles, ...queries]);
}

interface Named {
  readonly text: string;
  readonly kind: SuggestionKind;
  readonly about: readonly AttributeMention[];
}

interface Wanted extends Named {
  wanted: number;
}

/** What products of one brand and category are called. */
interface ProductKind {
  readonly brand: string | undefined;
  readonly category: string | undefined;
}

/** How much each kind is wanted: there are far fewer kinds than products. */
async function wantedKinds({
  index,
  popularityOf,
  pause,
}: PhraseSources): Promise<ReadonlyMap<string, ProductKind & { readonly wanted: number }>> {
  const { brand, leafCategory } = index.columns;
  const kinds = new Map<string, ProductKind & { wanted: number }>();
  for (let row = 0; row < index.rowCount(); row++) {
    if (row % ITEMS_AT_A_TIME === ITEMS_AT_A_TIME - 1) await pause();
    if (!index.isLive(row)) continue;
    const key = `${brand.setAt(row)} ${leafCategory.setAt(row)}`;
    let kind = kinds.get(key);
    if (kind === undefined) {
      kinds.set(key, (kind = { brand: brand.at(row)[0], category: leafCategory.at(row)[0], wanted: 0 }));
    }
    // An item that nobody touched yet is still there to be found.
    kind.wanted += 0.1 + popularityOf(row);
  }
  return kinds;
}

/** Titles of the most popular items that were touched at all. */
async function popularTitles({ index, popularityOf, pause }: PhraseSources): Promise<Wanted[]> {
  const touched: number[] = [];
  for (let row = 0; row < index.rowCount(); row++) {
    if (row % ITEMS_AT_A_TIME === ITEMS_AT_A_TIME - 1) await pause();
    if (index.isLive(row) && popularityOf(row) > 0) touched.push(row);
  }
  const titles: Wanted[] = [];
  for (const row of topRows(touched, Float64Array.from(touched, popularityOf), MOST_TITLES)) {
    const item = index.entryAt(row)?.item;
    if (item === undefined || item.title.length > LONGEST) continue;
    const kind = { brand: item.brand, category: leafCategory(item) };
    titles.push({ text: item.title, kind: 'title', about: aboutOf(kind), wanted: 0.1 + popularityOf(row) });
    if (titles.length % TITLES_AT_A_TIME === 0) await pause();
  }
  return titles;
}

function namesOf({ brand, category }: ProductKind): Named[] {
  const about = aboutOf({ brand, category });
  const names: Named[] = [];
  if (category !== undefined)
    names.push({ text: category, kind: 'category', about: about.filter(({ key }) => key === 'category') });
  if (brand !== undefined)
    names.push({ text: brand, kind: 'brand', about: about.filter(({ key }) => key === 'brand') });
  if (category !== undefined && brand !== undefined) names.push({ text: `${brand} ${category}`, kind: 'brand', about });
  return names.filter(({ text }) => text.length <= LONGEST);
}

function aboutOf({ brand, category }: ProductKind): AttributeMention[] {
  return [
    ...(brand === undefined ? [] : [{ key: 'brand', value: brand }]),
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
