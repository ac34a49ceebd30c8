/** A frozen pretrained network that turns contents into vectors; unit length, float32. */
export interface Encoder<Content> {
  /** Name and version; vectors of different encoders never mix. */
  readonly name: string;
  readonly dimension: number;
  /** One vector a content, in order; undefined where the content can't be decoded. */
  encode(contents: readonly Content[]): Promise<readonly (Float32Array | undefined)[]>;
  close(): Promise<void>;
}
export type TextEncoder = Encoder<string>;
/** Encoded image bytes (JPEG, PNG, WebP, …). */
export type ImageEncoder = Encoder<Uint8Array>;

/** Where vectors are kept between runs, by the hash of what was encoded. */
export interface VectorCache {
  read(encoder: string, contentHashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  write(
    encoder: string,
    rows: readonly { readonly contentHash: string; readonly values: Float32Array }[],
  ): Promise<void>;
  /** Those of the hashes that have no vector yet. */
  missing(encoder: string, contentHashes: readonly string[]): Promise<readonly string[]>;
}
