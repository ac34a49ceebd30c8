import type { Command } from 'commander';

/**
 * Joins `--flag value` to `--flag=value` where the command that is called declares `--flag [value]`. The program has a
 * plain `--flag` of the same name (`--json`), and Commander lets the program take its flags first, wherever they stand: the
 * value would be left behind as an argument. As everywhere in Commander, an optional value is what follows, unless it
 * begins with `-`.
 */
export function joinOptionalValues(args: readonly string[], commands: readonly Command[]): readonly string[] {
  const called = args.findIndex((arg) => commands.some((command) => command.name() === arg));
  const command = commands.find((each) => each.name() === args[called]);
  const flags = new Set(command?.options.filter(({ optional }) => optional).map(({ long }) => long));
  const joined: string[] = [];
  let literal = false;
  for (let i = 0; i < args.length; i++) {
    const [arg = '', next] = [args[i], args[i + 1]];
    literal ||= arg === '--';
    const takesNext = !literal && i > called && flags.has(arg) && next !== undefined && !next.startsWith('-');
    joined.push(takesNext ? `${arg}=${next}` : arg);
    if (takesNext) i++;
  }
  return joined;
}
