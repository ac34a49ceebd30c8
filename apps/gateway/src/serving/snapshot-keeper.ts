import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CatalogStore } from '@fusionrank/feature-store';
import { analysisFingerprint } from '@fusionrank/search/retrieval';
import { SnapshotInvalid, writeSections, type SnapshotContent } from '@fusionrank/search/snapshot';
import type { Clock } from '@fusionrank/domain/clock';
import { captureCatalogue, readCatalogue, type CatalogueOrigin } from './catalogue-snapshot.ts';
import { LiveCatalogue } from './live-catalogue.ts';
import type { ServingLog } from './open-serving.ts';
import { QUICK_ROWS, snapshotIsDue, WAIT_MS } from './snapshot-policy.ts';

export interface KeeperSources {
  readonly home: string;
  readonly store: { readonly catalog: Pick<CatalogStore, 'identity' | 'latestVersion'> };
  readonly clock: Clock;
  readonly log: ServingLog;
}

/** Keeps a snapshot of the catalogue on disk, written in the background. */
export class SnapshotKeeper {
  readonly catalogue: LiveCatalogue;
  readonly #sources: KeeperSources;
  /** Of the database that the catalogue was read from, whatever stands in its place later. */
  readonly #identity: string;
  /** Changes that are in the snapshot; undefined before there is one of this catalogue. */
  #written: number | undefined;
  /** Nothing is written before, however much has changed. */
  #waitsUntil = -Infinity;
  #writtenAt: number;
  #writing: Promise<void> | undefined;

  private constructor(sources: KeeperSources, identity: string, catalogue: LiveCatalogue) {
    this.#sources = sources;
    this.#identity = identity;
    this.catalogue = catalogue;
    this.#written = catalogue.rowCount > 0 ? 0 : undefined;
    this.#writtenAt = sources.clock().getTime();
  }

  /** With the catalogue of the snapshot; with an empty one, to be filled from the database, where none can be used. */
  static async open(sources: KeeperSources): Promise<SnapshotKeeper> {
    const { catalog } = sources.store;
    // Reads some words of every script, which takes its time once: better now than while requests wait.
    analysisFingerprint();
    const origin = { identity: await catalog.identity(), latestVersion: await catalog.latestVersion() };
    const catalogue = (await fromSnapshot(sources, origin)) ?? new LiveCatalogue(sources.clock());
    return new SnapshotKeeper(sources, origin.identity, catalogue);
  }

  /**
   * Begins to write one if enough has changed and none is being written. The catalogue must not change until it resolves: then
   * everything is copied, and written in the background.
   */
  async consider(): Promise<void> {
    if (this.#writing === undefined && this.#isDue()) await this.#begin();
  }

  get isWriting(): boolean {
    return this.#writing !== undefined;
  }

  /** Resolves when none is being written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** Ends what is being written, and writes what changed since if that is quick. */
  async close(): Promise<void> {
    await this.settled();
    if (this.#changed() === 0 || this.catalogue.rowCount > QUICK_ROWS) return;
    await this.#begin();
    await this.settled();
  }

  #changed(): number {
    return this.catalogue.changes - (this.#written ?? 0);
  }

  #isDue(): boolean {
    const now = this.#sources.clock().getTime();
    if (now < this.#waitsUntil) return false;
    const changed = this.#written === undefined && this.#changed() > 0 ? undefined : this.#changed();
    return snapshotIsDue({ changed, rows: this.catalogue.rowCount, agoMs: now - this.#writtenAt });
  }

  async #begin(): Promise<void> {
    const content = await captureCatalogue(this.catalogue, this.#identity, () => setImmediate());
    this.#writing = this.#write(content, this.catalogue.changes);
  }

  /** `changes`: that are in it. Never rejects: what goes wrong is logged. */
  async #write(content: SnapshotContent, changes: number): Promise<void> {
    const { home, clock, log } = this.#sources;
    const began = performance.now();
    try {
      const bytes = await writeSections(snapshotFile(home), content);
      this.#written = changes;
      this.#writtenAt = clock().getTime();
      log.info({ bytes, ms: Math.round(performance.now() - began) }, 'snapshot of the catalogue written');
    } catch (err) {
      this.#waitsUntil = clock().getTime() + WAIT_MS;
      log.warn({ err }, 'the snapshot of the catalogue could not be written; the next start will take longer');
    } finally {
      this.#writing = undefined;
    }
  }
}

export function snapshotFile(home: string): string {
  return path.join(home, 'snapshots', 'catalogue');
}

/** Undefined, and logged, for whatever is wrong with it: the database has all that was in it. */
async function fromSnapshot({ home, log }: KeeperSources, origin: CatalogueOrigin): Promise<LiveCatalogue | undefined> {
  const began = performance.now();
  try {
    const catalogue = await readCatalogue(snapshotFile(home), origin);
    const { itemCount: items, version } = catalogue;
    const ms = Math.round(performance.now() - began);
    log.info({ items, version: String(version), ms }, 'catalogue read from its snapshot');
    return catalogue;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    const why = error instanceof SnapshotInvalid ? { reason: error.message } : { err: error };
    log.warn(why, 'the snapshot of the catalogue is not used; reading the catalogue from the database');
    return undefined;
  }
}
