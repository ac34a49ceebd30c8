import path from 'node:path';
import type { Clock } from '@fusionrank/domain/clock';
import type { CatalogStore } from '@fusionrank/feature-store';
import { SnapshotInvalid, writeSections, type SnapshotContent } from '@fusionrank/search/snapshot';
import type { NamedCodes } from '@fusionrank/search/vectors';
import { captureModel } from './captured-model.ts';
import type { ChangedRows } from './changed-rows.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import type { LiveModel } from './live-model.ts';
import { installModel, readModel, type ModelSnapshot } from './model-snapshot.ts';
import type { ServingLog } from './open-serving.ts';
import { QUICK_ROWS, snapshotIsDue, WAIT_MS } from './snapshot-policy.ts';

export interface ModelKeeperSources {
  readonly home: string;
  readonly store: { readonly catalog: Pick<CatalogStore, 'identity'> };
  readonly clock: Clock;
  readonly log: ServingLog;
}

/** What a snapshot would be of. */
export interface ModelInForce {
  /** Absent: none is in force. */
  readonly model?: LiveModel | undefined;
  readonly catalogue: LiveCatalogue;
  readonly changed: ChangedRows;
}

/** What a snapshot left to do. */
export interface RestoredModel {
  /** Rows that are to be laid, in order. */
  readonly stale: readonly number[];
  /** Of the rows as the snapshot has them. */
  readonly codes: readonly NamedCodes[];
}

interface Written {
  /** Of the model. */
  readonly version: string;
  /** Rows that had changed by then. */
  readonly changes: number;
  readonly at: number;
  /** Code spaces that had their lists: those of a large catalogue come minutes after the model. */
  readonly listed: number;
}

/** Keeps a snapshot of the tables of the model in force on disk, written in the background. */
export class ModelSnapshotKeeper {
  readonly #sources: ModelKeeperSources;
  /** What is on disk, as far as this process knows. */
  #written: Written | undefined;
  /** Nothing is written of this model before. */
  #failed: { readonly version: string; readonly until: number } | undefined;
  #writing: Promise<void> | undefined;
  #known: string | undefined;

  constructor(sources: ModelKeeperSources) {
    this.#sources = sources;
  }

  /**
   * Puts the snapshot into a model that nothing was laid in yet. Undefined, and logged, for whatever is wrong with it: the
   * database and the artifact have all that was in it, and the model is as it was.
   */
  async restore(model: LiveModel, { catalogue, changed }: ModelInForce): Promise<RestoredModel | undefined> {
    const { log, clock } = this.#sources;
    const began = performance.now();
    const snapshot = await this.#read(model);
    if (snapshot === undefined) return undefined;
    try {
      const stale = await installModel(snapshot, model, catalogue);
      const changes = changed.count - stale.length;
      const listed = listedOf(snapshot.codes);
      this.#written = { version: model.version.id, changes, at: clock().getTime(), listed };
      const ms = Math.round(performance.now() - began);
      log.info({ items: snapshot.ids.length, again: stale.length, ms }, 'model read from its snapshot');
      return { stale, codes: snapshot.codes };
    } catch (error) {
      if (!(error instanceof SnapshotInvalid)) throw error;
      this.#tellWhy(error);
      return undefined;
    }
  }

  async #read(model: LiveModel): Promise<ModelSnapshot | undefined> {
    const { home } = this.#sources;
    try {
      return await readModel(modelSnapshotFile(home), { model, identity: await this.#identity() });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.#tellWhy(error);
      return undefined;
    }
  }

  #tellWhy(error: unknown): void {
    const why = error instanceof SnapshotInvalid ? { reason: error.message } : { err: error };
    this.#sources.log.warn(why, 'the snapshot of the model is not used; reading its items from the database');
  }

  /** Begins to write one if enough has changed and none is being written. No row may be changing until it resolves. */
  async consider(inForce: ModelInForce): Promise<void> {
    const { model } = inForce;
    if (model === undefined || this.#writing !== undefined) return;
    const now = this.#sources.clock().getTime();
    if (this.#failed?.version === model.version.id && now < this.#failed.until) return;
    const agoMs = now - (this.#written?.at ?? now);
    const changed = this.#changed(model, inForce);
    if (snapshotIsDue({ changed, rows: model.table.ids.length, agoMs })) await this.#begin(model, inForce);
  }

  /** Resolves when none is being written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** Ends what is being written, and writes what changed since if that is quick. */
  async close(inForce: ModelInForce): Promise<void> {
    await this.settled();
    const { model } = inForce;
    const rows = model?.table.ids.length ?? 0;
    if (model === undefined || rows === 0 || rows > QUICK_ROWS || this.#changed(model, inForce) === 0) return;
    await this.#begin(model, inForce);
    await this.settled();
  }

  /** Undefined when there is none of this model, or one without the lists that there are now. */
  #changed(model: LiveModel, { catalogue, changed }: ModelInForce): number | undefined {
    const written = this.#written;
    if (written?.version !== model.version.id) return undefined;
    const listed = listedOf(catalogue.index.vectors.codesOf(model.table));
    return listed > written.listed ? undefined : changed.count - written.changes;
  }

  async #begin(model: LiveModel, { catalogue, changed }: ModelInForce): Promise<void> {
    const { version } = catalogue;
    const codes = catalogue.index.vectors.codesOf(model.table);
    const watched = changed.watch();
    const at = this.#sources.clock().getTime();
    const written = { version: model.version.id, changes: changed.count, at, listed: listedOf(codes) };
    const capture = async (): Promise<SnapshotContent> => {
      const [matrix, identity] = [await model.ranker.itemMatrix(), await this.#identity()];
      return captureModel({ model, matrix, codes, identity, version, changed: watched.rows });
    };
    const captured = capture();
    this.#writing = this.#write(captured, written).finally(() => {
      watched.stop();
      this.#writing = undefined;
    });
    await captured.catch(() => 'told by #write');
  }

  /** Never rejects: what goes wrong is logged. */
  async #write(captured: Promise<SnapshotContent>, written: Written): Promise<void> {
    const { home, clock, log } = this.#sources;
    const began = performance.now();
    try {
      const bytes = await writeSections(modelSnapshotFile(home), await captured);
      this.#written = written;
      log.info({ bytes, ms: Math.round(performance.now() - began) }, 'snapshot of the model written');
    } catch (err) {
      this.#failed = { version: written.version, until: clock().getTime() + WAIT_MS };
      log.warn({ err }, 'the snapshot of the model could not be written; the next start will take longer');
    }
  }

  /** Of the database that the catalogue was read from: asked once, whatever stands in its place later. */
  async #identity(): Promise<string> {
    this.#known ??= await this.#sources.store.catalog.identity();
    return this.#known;
  }
}

function listedOf(codes: readonly NamedCodes[]): number {
  return codes.filter(({ codes: { layout } }) => layout.listCount > 0).length;
}

export function modelSnapshotFile(home: string): string {
  return path.join(home, 'snapshots', 'model');
}
