/** What a section is an array of. Bytes that mean something else (JSON, packed text) are a Uint8Array. */
export const SECTION_KINDS = {
  Int8Array,
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;

export type SectionKind = keyof typeof SECTION_KINDS;
interface Arrays {
  readonly Int8Array: Int8Array;
  readonly Uint8Array: Uint8Array;
  readonly Uint16Array: Uint16Array;
  readonly Uint32Array: Uint32Array;
  readonly Int32Array: Int32Array;
  readonly Float32Array: Float32Array;
  readonly Float64Array: Float64Array;
}

/** In memory of its own or shared. */
export type SectionArray<Kind extends SectionKind = SectionKind> = Arrays[Kind];

export function isSectionKind(kind: unknown): kind is SectionKind {
  return typeof kind === 'string' && Object.hasOwn(SECTION_KINDS, kind);
}

/** Throws TypeError for an array of another kind: that is a fault of the program. */
export function kindOf(array: SectionArray): SectionKind {
  // A Buffer is a Uint8Array too.
  for (const [kind, Kind] of Object.entries(SECTION_KINDS)) if (array instanceof Kind) return kind as SectionKind;
  throw new TypeError(`expected an array of a kind that a section can hold, got ${typeof array}`);
}

/** The bytes of an array where they lie. */
export function bytesOf(array: SectionArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
