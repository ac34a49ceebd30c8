const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** How far a CSV record that begins here reaches. */
export type RecordEnd = 'complete' | 'open' | 'malformed';

/**
 * Reads a record's quotes as RFC 4180 has them: a quote opens only at a field's start, is doubled inside, and after the
 * closing one comes a delimiter or the end. `open` means that a quoted field goes on in the next line.
 * A quote inside an unquoted field (`5" pipe`) is an ordinary character.
 */
export function recordEnd(bytes: Uint8Array, delimiter: number): RecordEnd {
  let quoted = false;
  let fieldStart = true;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (quoted) {
      if (byte !== QUOTE) continue;
      const next = bytes[i + 1];
      if (next === QUOTE) i += 1;
      else if (next === undefined || next === delimiter || next === NEWLINE) quoted = false;
      else return 'malformed';
    } else if (byte === QUOTE && fieldStart) {
      quoted = true;
      fieldStart = false;
    } else {
      fieldStart = byte === delimiter;
    }
  }
  return quoted ? 'open' : 'complete';
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The most frequent of comma, semicolon, tab and bar in the header; a comma when there is none. */
export function guessDelimiter(header: string): string {
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
