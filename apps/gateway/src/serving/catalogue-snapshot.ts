import { analysisFingerprint, restoreCatalogIndex } from '@fusionrank/search/retrieval';
import { openSections, SnapshotInvalid, writeSections, type SectionFile } from '@fusionrank/search/snapshot';
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

/** Writes a snapshot of the catalogue as it stands at the moment of the call. Returns its length in bytes. */
export function writeCatalogue(file: string, catalogue: LiveCatalogue, identity: string): Promise<number> {
  const said: z.infer<typeof header> = {
    kind: 'catalogue',
    format: CATALOGUE_FORMAT,
    analysis: analysisFingerprint(),
    identity,
    version: String(catalogue.version),
    loadedAt: catalogue.loadedAt.toISOString(),
    rows: catalogue.index.rowCount(),
  };
  return writeSections(file, { header: said, sections: catalogue.sections() });
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
