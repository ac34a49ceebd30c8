import { problem } from '@fusionrank/domain/problem';
import type { HttpServer } from './http-server.ts';

/** Listens, and returns the URL to reach it by. Throws ENVIRONMENT when the port can't be had. */
export async function listen(
  app: HttpServer,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (cause) {
    throw refusal(cause, { port, host }) ?? cause;
  }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const address = app.server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${name.includes(':') ? `[${name}]` : name}:${taken}`;
}

function refusal(cause: unknown, { port, host }: { readonly port: number; readonly host: string }): Error | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const other = 'choose another with --port, or --port 0 for any that is free';
  if (code === 'EADDRINUSE') {
    return problem(
      'ENVIRONMENT',
      `port ${port} of ${host}: expected it to be free, but another program listens there; ${other}`,
      { cause },
    );
  }
  if (code === 'EACCES') {
    return problem(
      'ENVIRONMENT',
      `port ${port} of ${host}: expected to be allowed to listen there, but the system refuses; ${other}`,
      { cause },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return problem('ENVIRONMENT', `host ${host}: expected an address of this machine, e.g. 127.0.0.1`, { cause });
  }
  return undefined;
}
