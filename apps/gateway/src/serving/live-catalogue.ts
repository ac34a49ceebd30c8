import type { ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { CatalogStore, StoredItem } from '@fusionrank/feature-store';
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

  /** Sold or not. @throws RangeError when no product has the row. */
  storedAt(row: number): StoredItem {
    const stored = this.#rows[row];
    if (stored === undefined) throw new RangeError(`row ${row}: expected less than ${this.#rows.length}`);
    return stored;
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

  /** What is sold; a change meanwhile may show or not. */
  *items(): Generator<CatalogItem> {
    for (const { item, withdrawn } of this.#rows) if (!withdrawn) yield item;
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
    this.takeOut(changes);
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
