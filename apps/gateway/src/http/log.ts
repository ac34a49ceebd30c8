import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** One JSON object a line on stderr: standard output belongs to the command that starts us. */
export function createLog(level = 'info', destination: DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorTold, req: () => undefined, res: () => undefined },
    },
    destination,
  );
}

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: false });

/** PostgreSQL repeats rows of users in an error's other fields, and a request's error may hold the request. */
function errorTold(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, message, code, stack, ...(cause === undefined ? {} : { cause: errorTold(cause) }) };
}
