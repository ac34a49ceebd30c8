/** Largest photograph that is taken, decoded from base64: what a telephone sends, made a little smaller. */
export const MOST_PHOTOGRAPH_BYTES = 3 * 1024 * 1024;
/** The same in base64. */
export const MOST_PHOTOGRAPH_CHARACTERS = Math.ceil(MOST_PHOTOGRAPH_BYTES / 3) * 4;
/** Most pixels of a photograph that is decoded: some hundred megabytes in memory, for a moment. */
export const MOST_PHOTOGRAPH_PIXELS = 25_000_000;
