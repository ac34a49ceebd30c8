import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '@fusionrank/feature-store';
import { createCatalogIndex } from '@fusionrank/search/retrieval';
import type { CatalogIndex } from '@fusionrank/search/retrieval';
import type { Section } from '@fusionrank/search/snapshot';
import type { ServedCatalogue } from './serving.ts';
import { StoredFacts } from './stored-facts.ts';

/** Changes read and put in force together: what bounds the memory of a first load. */
const CHANGES_AT_ONCE = 20_000;

export interface CatalogueState {
  readonly index: CatalogIndex;
  readonly facts: StoredFacts;
  /** The newest that is in it. */
  readonly version: bigint;
}

const emptyState = (): CatalogueState => ({ index: createCatalogIndex(), facts: new StoredFacts(), version: 0n });

/** The catalogue in memory, by row of the candidate index, kept up with the database. */
export class LiveCatalogue implements ServedCatalogue {
  readonly index: CatalogIndex;
  readonly #facts: StoredFacts;
  #version: bigint;
  #loadedAt: Date;
  #changes = 0;

  /** `state`: of a snapshot; absent, nothing is known yet. */
  constructor(loadedAt: Date, state: CatalogueState = emptyState()) {
    this.index = state.index;
    this.#facts = state.facts;
    this.#version = state.version;
    this.#loadedAt = loadedAt;
  }

  /** Changes put in force so far. */
  get changes(): number {
    return this.#changes;
  }

  /** Rows with a product, sold or not. */
  get rowCount(): number {
    return this.#facts.count;
  }

  get itemCount(): number {
    return this.index.liveCount();
  }

  get version(): bigint {
    return this.#version;
  }

  get loadedAt(): Date {
    return this.#loadedAt;
  }

  byteLengths(): Readonly<Record<string, number>> {
    return { ...this.index.byteLengths(), facts: this.#facts.byteLength };
  }

  get simulated(): boolean {
    return this.#facts.simulated > 0;
  }

  find(id: ItemId): CatalogItem | undefined {
    const row = this.index.rowOf(id);
    return row === undefined ? undefined : this.index.entryAt(row)?.item;
  }

  first(): CatalogItem | undefined {
    for (let row = 0; row < this.rowCount; row++) if (this.index.isLive(row)) return this.index.itemAt(row);
    return undefined;
  }

  /** Unpacked; sold or not. @throws RangeError when no product has the row. */
  storedAt(row: number): StoredItem {
    const item = this.index.itemAt(row);
    const facts = this.#facts.at(row);
    if (item === undefined || facts === undefined) throw new RangeError(`row ${row}: expected one with a product`);
    return { item, ...facts, withdrawn: !this.index.isLive(row) };
  }

  /**
   * What is newer than what it holds, oldest first, the last state of each item; not yet in force. So much at a time: ask
   * again, when it is in force, until there is nothing more.
   */
  async readChanges(catalog: Pick<CatalogStore, 'stream'>): Promise<readonly StoredItem[]> {
    const changes = new Map<ItemId, StoredItem>();
    for await (const batch of catalog.stream({ after: this.#version })) {
      for (const stored of batch) changes.set(stored.item.id, stored);
      if (changes.size >= CHANGES_AT_ONCE) break;
    }
    return [...changes.values()];
  }

  /** Takes what the changes withdraw out of every answer; the rest of them comes in force by `apply`. */
  takeOut(changes: readonly StoredItem[]): void {
    this.index.remove(changes.filter(({ withdrawn }) => withdrawn).map(({ item }) => item.id));
  }

  /** The row of each change, also of those that are new. */
  rowsFor(changes: readonly StoredItem[]): readonly number[] {
    this.index.reserve(changes.map(({ item }) => item.id));
    return changes.map((stored) => this.#rowOf(stored));
  }

  /** The changes come in force. */
  apply(changes: readonly StoredItem[], now: Date): void {
    this.index.reserve(changes.map(({ item }) => item.id));
    for (const stored of changes) this.#put(stored);
    this.index.upsert(changes.filter(({ withdrawn }) => !withdrawn).map(({ item }) => item));
    this.index.withhold(changes.filter(({ withdrawn }) => withdrawn).map(({ item }) => item));
    this.#loadedAt = now;
    this.#changes += changes.length;
  }

  /** Rows whose product is of a version after this one. */
  rowsSince(version: bigint): readonly number[] {
    return this.#facts.newerThan(version);
  }

  /** For a snapshot: all of them are to be taken before the next change. */
  *sections(): Generator<Section> {
    yield* this.index.sections();
    yield* this.#facts.sections('facts');
  }

  #put(stored: StoredItem): void {
    this.#facts.put(this.#rowOf(stored), stored);
    if (stored.version > this.#version) this.#version = stored.version;
  }

  #rowOf({ item }: StoredItem): number {
    const row = this.index.rowOf(item.id);
    if (row === undefined) throw new RangeError(`item ${item.id} has no row: reserve it first`);
    return row;
  }
}
