import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
}

/** `--port` and `--host`, as all that serve have them. */
export function addListenOptions(command: Command): Command {
  return command
    .option('--port <n>', 'where to listen; 0 takes any that is free', parsePort, 4_000)
    .option('--host <address>', 'on which of the addresses of this machine; 0.0.0.0 for all', '127.0.0.1');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return port;
}
