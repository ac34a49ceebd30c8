import { pino } from 'pino';
import type { Logger } from 'pino';

/** One JSON object a line on stderr: standard output belongs to the command that starts us. */
export function createLog(level = 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
