import type { Clock } from '@fusionrank/domain/clock';
import { isProblem } from '@fusionrank/domain/problem';
import type { ModelVersion } from '@fusionrank/feature-store';
import type { LiveCatalogue } from './live-catalogue.ts';
import { openModel, servedModel } from './live-model.ts';
import type { LiveModel } from './live-model.ts';
import type { GatewayStore, ServedModel } from './serving.ts';
import { synonymFollower } from './synonym-follower.ts';

export interface InForceSources {
  readonly home: string;
  readonly store: Pick<GatewayStore, 'catalog' | 'vectors' | 'modelVersions' | 'synonyms'>;
  readonly catalogue: LiveCatalogue;
  readonly clock: Clock;
  readonly onModel: (event: ModelEvent) => void;
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
  readonly #sources: InForceSources;
  readonly #followSynonyms: () => Promise<void>;
  readonly #retiring = new Map<LiveModel, NodeJS.Timeout>();
  #model: LiveModel | undefined;
  #served: ServedModel | undefined;
  #refused: { readonly version: ModelVersion; readonly reason: string; readonly at: number } | undefined;

  constructor(sources: InForceSources) {
    this.#sources = sources;
    this.#followSynonyms = synonymFollower(sources.store, sources.catalogue.index);
  }

  get model(): LiveModel | undefined {
    return this.#model;
  }

  get served(): ServedModel | undefined {
    return this.#served;
  }

  get modelProblem(): string | undefined {
    return this.#refused?.reason;
  }

  /** Brings the catalogue and its synonyms up to date. */
  async followCatalogue(): Promise<void> {
    await this.#followSynonyms();
    const { store, catalogue, clock } = this.#sources;
    const changes = await catalogue.readChanges(store.catalog);
    if (changes.length === 0) return;
    // Gone at once; what the model has to read first comes when it has.
    catalogue.takeOut(changes);
    const isRead = changes.some(({ withdrawn }) => !withdrawn);
    const table = isRead ? await this.#model?.tableOf(catalogue.rowsWith(changes)) : undefined;
    if (this.#model !== undefined && table !== undefined) {
      await this.#model.ranker.setItems(table);
      this.#served = servedModel(this.#model, table);
    }
    catalogue.apply(changes, table, clock());
  }

  /** Puts the live model in force; one that can't be read is refused, and the last good one stays. */
  async followModel(): Promise<void> {
    const { store, onModel, clock } = this.#sources;
    const live = await store.modelVersions.live();
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
    const { home, store, catalogue } = this.#sources;
    const next = await openModel(version, { home, vectors: store.vectors });
    const table = await next.tableOf(catalogue.rows);
    await next.ranker.setItems(table);
    await catalogue.index.vectors.prepare(table);
    catalogue.apply([], table, catalogue.loadedAt);
    if (this.#model !== undefined) this.#retire(this.#model);
    this.#model = next;
    this.#served = servedModel(next, table);
  }

  #retire(old: LiveModel): void {
    const timer = setTimeout(() => {
      this.#retiring.delete(old);
      void old.ranker.close();
    }, RETIRE_AFTER_MS);
    this.#retiring.set(old, timer.unref());
  }
}

function isSame(one: ModelVersion, other: ModelVersion | undefined): boolean {
  return one.id === other?.id && one.sha256 === other.sha256;
}
