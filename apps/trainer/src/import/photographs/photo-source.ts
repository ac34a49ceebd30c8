/** One photograph as the shop gives it, not yet decoded. */
export interface PhotoFile {
  /** Changes when the content does: what was decoded under a key need not be decoded again. */
  readonly key: string;
  readonly bytes: number;
  /** Throws a `Problem` when it can't be read whole. */
  read(): Promise<Uint8Array>;
}

/** A folder or an archive of photographs. */
export interface PhotoSource {
  /** By the name that a row gives, else by the file's name alone; undefined when there is none. */
  find(name: string): Promise<PhotoFile | undefined>;
  /** Why photographs may be lacking that the shop meant to give, e.g. a cut-off archive. */
  readonly damage?: string;
  close(): Promise<void>;
}

/** Files larger than this are no product photographs. */
export const MAX_PHOTO_BYTES = 50 * 1_048_576;
