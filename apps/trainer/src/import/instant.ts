const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** Earlier than any web shop: an instant before it is an epoch in the wrong unit. */
const EARLIEST_MS = Date.UTC(1995, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** For messages. */
export const INSTANT_EXPECTED =
  'an instant from 1995 on, as ISO 8601 or as seconds, milliseconds or microseconds of the epoch';

/** ISO 8601 (UTC unless it says otherwise) or a number of the epoch, whose unit its size tells; undefined for anything else. */
export function parseInstant(value: unknown): Date | undefined {
  const ms =
    typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? fromText(value.trim()) : undefined;
  return ms !== undefined && ms >= EARLIEST_MS && ms < LATEST_MS ? new Date(ms) : undefined;
}

function fromText(text: string): number | undefined {
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(numberOrZero);
  const ms = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const rolledOver = new Date(utc).getUTCDate() !== day || hour > 23 || minute > 59 || second > 59 || month > 12;
  return rolledOver ? undefined : utc - zoneOffsetMs(match[8]);
}

function numberOrZero(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}

function zoneOffsetMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Below 1e11: seconds; below 1e14: milliseconds; else microseconds. All three lie between 1995 and 2100 there. */
function fromEpoch(value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  if (value < 1e11) return Math.round(value * 1000);
  return value < 1e14 ? Math.round(value) : Math.floor(value / 1000);
}
