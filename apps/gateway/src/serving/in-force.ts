import type { Clock } from '@fusionrank/domain/clock';
import { isProblem } from '@fusionrank/domain/problem';
import type { ModelVersion, StoredItem } from '@fusionrank/feature-store';
import type { ItemChange } from '@fusionrank/model/ranking';
import type { ForgottenUsers } from '../privacy/forgotten-users.ts';
import { forgettingLookup } from '../privacy/forgetting-lookup.ts';
import { learnedUntil } from '../privacy/learned-until.ts';
import { ChangedRows } from './changed-rows.ts';
import type { PrecisionOf } from './item-precision.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { ENCODED_MODALITIES, encodedItem } from './encoded-item.ts';
import type { PlacedItem } from './item-vectors.ts';
import { followingNow, waitedFor } from './follow-meanwhile.ts';
import { layRows, openModel, ROWS_AT_ONCE, rowsBelow, servedModel } from './live-model.ts';
import type { LiveModel } from './live-model.ts';
import type { ModelSnapshotKeeper } from './model-snapshot-keeper.ts';
import type { GatewayStore, ModelStatus, ServedModel } from './serving.ts';
import { synonymFollower } from './synonym-follower.ts';

export interface InForceSources {
  readonly home: string;
  readonly store: Pick<GatewayStore, 'catalog' | 'vectors' | 'modelVersions' | 'synonyms'>;
  readonly catalogue: LiveCatalogue;
  readonly clock: Clock;
  readonly precisionOf: PrecisionOf;
  readonly onModel: (event: ModelEvent) => void;
  /** Absent: nobody is. */
  readonly forgotten?: Pick<ForgottenUsers, 'hides'>;
  /** Absent: every model is laid from the database. */
  readonly snapshots?: Pick<ModelSnapshotKeeper, 'restore'>;
}

/** A version came in force, or was refused and for what. */
export interface ModelEvent {
  readonly version: string;
  readonly refused?: string;
}

/** Requests that began with the model before may take this long to end. */
const RETIRE_AFTER_MS = 20_000;

/** A refused artifact is looked at again after this long. */
const REFUSED_FOR_MS = 10_000;

/** The catalogue and the model over it, and the steps that replace them while requests go on. */
export class InForce {
  /** Rows that came or changed, in the catalogue or in what was encoded. */
  readonly changed = new ChangedRows();
  readonly #sources: InForceSources;
  readonly #followSynonyms: () => Promise<void>;
  readonly #retiring = new Map<LiveModel, NodeJS.Timeout>();
  #model: LiveModel | undefined;
  #served: ServedModel | undefined;
  /** The version that the database said is live, when it was asked last. */
  #live: ModelVersion | undefined;
  /** Whether the shop had a model when this gateway started; undefined until it is asked. */
  #startedWithModel: boolean | undefined;
  #refused: { readonly version: ModelVersion; readonly reason: string; readonly at: number } | undefined;

  constructor(sources: InForceSources) {
    this.#sources = sources;
    this.#followSynonyms = synonymFollower(sources.store, sources.catalogue.index);
  }

  get catalogue(): LiveCatalogue {
    return this.#sources.catalogue;
  }

  get model(): LiveModel | undefined {
    return this.#model;
  }

  get served(): ServedModel | undefined {
    return this.#served;
  }

  get modelStatus(): ModelStatus {
    return { state: this.#modelState(), problem: this.#refused?.reason, isAwaited: this.#awaitsModel() };
  }

  #modelState(): ModelStatus['state'] {
    if (this.#model !== undefined) return 'IN_FORCE';
    if (this.#live === undefined) return 'NONE_PUBLISHED';
    return this.#refused === undefined ? 'LOADING' : 'REFUSED';
  }

  /** Who started without any goes on without: that the first model of a shop is being read, or can't be, takes no gateway out of service. */
  #awaitsModel(): boolean {
    return this.#startedWithModel !== false && this.#model === undefined;
  }

  /** Brings the catalogue and its synonyms up to date. */
  async followCatalogue(): Promise<void> {
    await this.#followSynonyms();
    const { store, catalogue } = this.#sources;
    for (;;) {
      const changes = await catalogue.readChanges(store.catalog);
      if (changes.length === 0) break;
      await this.#bringInOrder(changes);
    }
    await this.#bringEncoded();
  }

  async #bringInOrder(changes: readonly StoredItem[]): Promise<void> {
    const { catalogue } = this.#sources;
    // Gone at once; what the model has to read first comes when it has.
    catalogue.takeOut(changes);
    // By version: where a part fails, it and what follows it are read again.
    const ordered = [...changes].sort((a, b) => Number(a.version - b.version));
    for (let start = 0; start < ordered.length; start += ROWS_AT_ONCE) {
      await this.#bring(ordered.slice(start, start + ROWS_AT_ONCE));
    }
  }

  /** Changes come in force with what the model reads of them, or not at all. */
  async #bring(changes: readonly StoredItem[]): Promise<void> {
    const { catalogue, clock } = this.#sources;
    const model = this.#model;
    const rows = catalogue.rowsFor(changes);
    this.changed.notice(rows);
    const products = changes.map((stored, at) => this.#placed(rows[at] as number, stored));
    const change = model && (await readChange(model, products));
    // In one step: no request sees the catalogue of after a change beside the table of before, or the reverse.
    catalogue.apply(changes, clock());
    if (model !== undefined && change !== undefined) this.#putRows(model, change);
  }

  /** With what its row in the table was read from, which is what is in force. */
  #placed(row: number, stored: StoredItem): PlacedItem {
    const isThere = row < (this.#model?.table.ids.length ?? 0);
    return { row, stored, before: isThere ? this.#sources.catalogue.storedAt(row) : undefined };
  }

  #putRows(model: LiveModel, change: ItemChange): void {
    model.table.put(change);
    this.#sources.catalogue.index.changeFeatures([...change.rows]);
    this.#served = servedModel(model);
  }

  /** What was encoded since it came in, some of it at a time. */
  async #bringEncoded(): Promise<void> {
    const { catalogue } = this.#sources;
    const model = this.#model;
    if (model === undefined) return;
    const waiting = model.waiting.next(ROWS_AT_ONCE).map((row) => this.#placed(row, catalogue.storedAt(row)));
    const { table } = await model.changeOf(waiting);
    const came = waiting.filter(({ row }, at) =>
      (['text', 'image'] as const).some((name) => table[name].present[at] !== model.table[name].present[row]),
    );
    this.changed.notice(came.map(({ row }) => row));
    const change = await readChange(model, came);
    if (change !== undefined) this.#putRows(model, change);
  }

  /** Puts the live model in force; one that can't be read is refused, and the last good one stays. */
  async followModel(): Promise<void> {
    const { store, onModel, clock } = this.#sources;
    const live = await store.modelVersions.live();
    this.#live = live;
    this.#startedWithModel ??= live !== undefined;
    if (live === undefined || live.id === this.#model?.version.id || this.#isRefusedStill(live)) return;
    try {
      await this.#putInForce(live);
      this.#refused = undefined;
      onModel({ version: live.id });
    } catch (error) {
      if (!isProblem(error) || error.code === 'DATABASE_UNAVAILABLE') throw error;
      this.#refused = { version: live, reason: error.message, at: clock().getTime() };
      onModel({ version: live.id, refused: error.message });
    }
  }

  /** Asked again later: somebody may have brought the files back. */
  #isRefusedStill(live: ModelVersion): boolean {
    if (this.#refused === undefined || !isSame(live, this.#refused.version)) return false;
    return this.#sources.clock().getTime() < this.#refused.at + REFUSED_FOR_MS;
  }

  async close(): Promise<void> {
    for (const timer of this.#retiring.values()) clearTimeout(timer);
    const open = [...this.#retiring.keys(), ...(this.#model === undefined ? [] : [this.#model])];
    await Promise.all(open.map(({ ranker }) => ranker.close()));
    await this.#sources.catalogue.index.vectors.close();
  }

  async #putInForce(version: ModelVersion): Promise<void> {
    const { home, store, catalogue, precisionOf } = this.#sources;
    const precision = precisionOf(catalogue.rowCount);
    const next = this.#withoutForgotten(await openModel(version, { home, vectors: store.vectors, precision }));
    try {
      const changed = await this.#lay(next);
      catalogue.index.setFeatures(next.table);
      catalogue.index.changeFeatures(changed);
    } catch (error) {
      await next.ranker.close();
      throw error;
    }
    if (this.#model !== undefined) this.#retire(this.#model);
    this.#model = next;
    this.#served = servedModel(next);
  }

  #withoutForgotten(model: LiveModel): LiveModel {
    const { forgotten } = this.#sources;
    if (forgotten === undefined || model.behaviour === undefined) return model;
    const known = { forgotten, learnedUntil: learnedUntil(model.version) };
    return { ...model, behaviour: forgettingLookup(model.behaviour, known) };
  }

  /**
   * Reads the catalogue into a model, and makes the codes of its vectors: what a snapshot has of either is read from it, and the
   * rest takes minutes for a million products. Meanwhile the catalogue is followed, and what changed is read again at the end.
   * Returns the rows that are other than the codes say.
   */
  async #lay(model: LiveModel): Promise<readonly number[]> {
    const { catalogue } = this.#sources;
    const storedAt = (row: number): StoredItem => catalogue.storedAt(row);
    const watched = this.changed.watch();
    const whileFollowing = followingNow(() => this.followCatalogue());
    try {
      const stale = await this.#restore(model, whileFollowing);
      await layRows(model, { rows: stale ?? rowsBelow(catalogue.rowCount), storedAt, between: whileFollowing });
      await waitedFor(catalogue.index.vectors.prepare(model.table), whileFollowing);
      const rows = inOrder(watched.rows);
      await layRows(model, { rows, storedAt, between: () => Promise.resolve() });
      model.letGoOfTraining();
      return inOrder(new Set([...rows, ...(stale ?? [])]));
    } finally {
      watched.stop();
    }
  }

  /** Rows that are to be laid still; undefined for all of them. */
  async #restore(model: LiveModel, whileFollowing: () => Promise<void>): Promise<readonly number[] | undefined> {
    const { catalogue, snapshots } = this.#sources;
    if (snapshots === undefined) return undefined;
    const restored = await waitedFor(snapshots.restore(model, this), whileFollowing);
    if (restored === undefined) return undefined;
    catalogue.index.vectors.adopt(model.table, restored.codes);
    return restored.stale;
  }

  #retire(old: LiveModel): void {
    const timer = setTimeout(() => {
      this.#retiring.delete(old);
      void old.ranker.close();
    }, RETIRE_AFTER_MS);
    this.#retiring.set(old, timer.unref());
  }
}

const inOrder = (rows: ReadonlySet<number>): readonly number[] => [...rows].sort((a, b) => a - b);

const encodesAlike = (one: StoredItem, other: StoredItem): boolean =>
  ENCODED_MODALITIES.every((modality) => encodedItem(modality, one).hash === encodedItem(modality, other).hash);

/**
 * Reads and ranks what is sold; of what is not, what is new to the table, so that its rows have no gaps, and what is encoded
 * otherwise than before, so that a row's vectors are those of the product as the catalogue has it. The ranking
 * thread writes its rows first: until the table has them too, a request may score a product by the one's new row and the
 * other's old, which are both true of it.
 */
async function readChange(model: LiveModel, products: readonly PlacedItem[]): Promise<ItemChange | undefined> {
  const read = products.filter(
    ({ stored, before }) => !stored.withdrawn || before === undefined || !encodesAlike(stored, before),
  );
  if (read.length === 0) return undefined;
  const change = await model.changeOf(read);
  await model.ranker.changeItems(change);
  return change;
}

function isSame(one: ModelVersion, other: ModelVersion | undefined): boolean {
  return one.id === other?.id && one.sha256 === other.sha256;
}
