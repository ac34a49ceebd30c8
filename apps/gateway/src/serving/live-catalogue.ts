import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '@fusionrank/feature-store';
import type { ItemFeatureTable } from '@fusionrank/model/ranking';
import { createCatalogIndex } from '@fusionrank/search/retrieval';
import type { CatalogIndex } from '@fusionrank/search/retrieval';
import type { ServedCatalogue } from './serving.ts';

/** The catalogue in memory, by row of the candidate index, kept up with the database. */
export class LiveCatalogue implements ServedCatalogue {
  readonly index: CatalogIndex = createCatalogIndex();
  readonly #rows: StoredItem[] = [];
  #version = 0n;
  #loadedAt: Date;
  #simulatedItems = 0;

  constructor(now: Date) {
    this.#loadedAt = now;
  }

  /** By row; also those that are no longer sold. */
  get rows(): readonly StoredItem[] {
    return this.#rows;
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

  get simulated(): boolean {
    return this.#simulatedItems > 0;
  }

  find(id: ItemId): CatalogItem | undefined {
    const row = this.index.rowOf(id);
    return row === undefined ? undefined : this.index.entryAt(row)?.item;
  }

  first(): CatalogItem | undefined {
    return this.#rows.find(({ withdrawn }) => !withdrawn)?.item;
  }

  /** What is newer than what it holds, the last state of each item; not yet in force. */
  async readChanges(catalog: Pick<CatalogStore, 'stream'>): Promise<readonly StoredItem[]> {
    const changes = new Map<ItemId, StoredItem>();
    for await (const batch of catalog.stream({ after: this.#version })) {
      for (const stored of batch) changes.set(stored.item.id, stored);
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
    const next = [...this.#rows];
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
    this.takeOut(changes);
    if (table !== undefined)
      this.index.setFeatures(table, changes.length === 0 ? undefined : changes.map((c) => this.#rowOf(c)));
    this.#loadedAt = now;
  }

  #put(stored: StoredItem): void {
    const row = this.#rowOf(stored);
    this.#simulatedItems += soldAndSimulated(stored) - soldAndSimulated(this.#rows[row]);
    this.#rows[row] = stored;
    if (stored.version > this.#version) this.#version = stored.version;
  }

  #rowOf({ item }: StoredItem): number {
    const row = this.index.rowOf(item.id);
    if (row === undefined) throw new RangeError(`item ${item.id} has no row: reserve it first`);
    return row;
  }
}

function soldAndSimulated(stored: StoredItem | undefined): number {
  return stored !== undefined && !stored.withdrawn && stored.item.simulated ? 1 : 0;
}
