import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '@fusionrank/feature-store';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
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

  /** All rows, unpacked one by one. */
  *rows(): Generator<StoredItem> {
    for (let row = 0; row < this.rowCount; row++) yield this.storedAt(row);
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

  /** Rows as they will be with the changes in force. */
  rowsWith(changes: readonly StoredItem[]): readonly StoredItem[] {
    this.index.reserve(changes.map(({ item }) => item.id));
    const next = [...this.rows()];
    for (const stored of changes) next[this.#rowOf(stored)] = stored;
    return next;
  }

  /**
   * Changes and the table that covers them come in force in one step: no request sees the one without the other. A table
   * that comes with changes is the present model's, one without them another model's.
   */
  apply(changes: readonly StoredItem[], table: ItemFeatureTable | undefined, now: Date): void {
    this.index.reserve(changes.map(({ item }) => item.id));
    for (const stored of changes) this.#put(stored);
    this.index.upsert(changes.filter(({ withdrawn }) => !withdrawn).map(({ item }) => item));
    this.index.withhold(changes.filter(({ withdrawn }) => withdrawn).map(({ item }) => item));
    if (table !== undefined)
      this.index.setFeatures(table, changes.length === 0 ? undefined : changes.map((c) => this.#rowOf(c)));
    this.#loadedAt = now;
    this.#changes += changes.length;
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
