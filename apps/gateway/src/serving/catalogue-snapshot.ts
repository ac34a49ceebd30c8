import { analysisFingerprint, restoreCatalogIndex } from '@fusionrank/search/retrieval';
import {
  openSections,
  SnapshotInvalid,
  type Section,
  type SectionFile,
  type SnapshotContent,
} from '@fusionrank/search/snapshot';
import { z } from 'zod';
import { LiveCatalogue } from './live-catalogue.ts';
import { restoreStoredFacts } from './stored-facts.ts';

/** Raise it with every change of what the sections hold: an older snapshot is then built anew from the database. */
const CATALOGUE_FORMAT = 1;

const header = z.object({
  kind: z.literal('catalogue'),
  format: z.literal(CATALOGUE_FORMAT),
  /** What texts were read as. */
  analysis: z.string(),
  /** Of the catalogue in the database. */
  identity: z.string(),
  version: z.string().regex(/^\d+$/),
  loadedAt: z.iso.datetime(),
  rows: z.int().nonnegative(),
});

/**
 * A snapshot of the catalogue, to be written by `writeSections`. What may change is copied bit by bit, with `pause` in between:
 * the catalogue must not change before it resolves, and may as it likes while it is written.
 */
export async function captureCatalogue(
  catalogue: LiveCatalogue,
  identity: string,
  pause: () => Promise<void>,
): Promise<SnapshotContent> {
  const said: z.infer<typeof header> = {
    kind: 'catalogue',
    format: CATALOGUE_FORMAT,
    analysis: analysisFingerprint(),
    identity,
    version: String(catalogue.version),
    loadedAt: catalogue.loadedAt.toISOString(),
    rows: catalogue.index.rowCount(),
  };
  const sections: Section[] = [];
  for (const one of catalogue.sections()) {
    sections.push(one);
    await pause();
  }
  return { header: said, sections };
}

/** The database that the catalogue has to be of. */
export interface CatalogueOrigin {
  readonly identity: string;
  readonly latestVersion: bigint;
}

/**
 * The catalogue of a snapshot; what the database changed since is not in it. Throws SnapshotInvalid for a file that is
 * damaged, of another format or of another database, and as `open` does where there is none.
 */
export async function readCatalogue(file: string, origin: CatalogueOrigin): Promise<LiveCatalogue> {
  const sections = await openSections(file);
  try {
    const said = checkedHeader(sections, origin);
    const index = await restoreCatalogIndex(sections);
    const facts = await restoreStoredFacts(sections, 'facts');
    if (index.rowCount() !== said.rows) {
      throw new SnapshotInvalid(`expected ${said.rows} rows as it says, got ${index.rowCount()}`);
    }
    return new LiveCatalogue(new Date(said.loadedAt), { index, facts, version: BigInt(said.version) });
  } finally {
    await sections.close();
  }
}

function checkedHeader(sections: SectionFile, { identity, latestVersion }: CatalogueOrigin): z.infer<typeof header> {
  const parsed = header.safeParse(sections.header);
  if (!parsed.success) throw new SnapshotInvalid(`its header is another one: ${z.prettifyError(parsed.error)}`);
  const said = parsed.data;
  if (said.analysis !== analysisFingerprint()) throw new SnapshotInvalid('its texts were read by another version');
  if (said.identity !== identity) {
    throw new SnapshotInvalid(`it is of another database: expected ${identity}, got ${said.identity}`);
  }
  if (BigInt(said.version) > latestVersion) {
    throw new SnapshotInvalid(`it is newer than the database: version ${said.version} against ${latestVersion}`);
  }
  return said;
}
