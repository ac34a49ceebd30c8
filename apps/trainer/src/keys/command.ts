import type { ApiKey } from '@fusionrank/domain/api-key';
import { problem } from '@fusionrank/domain/problem';
import { ROLES } from '@fusionrank/domain/role';
import type { Role } from '@fusionrank/domain/role';
import { Command, InvalidArgumentError, Option } from 'commander';
import { commandContext, printResult, say, withStore } from '../command-line/context.ts';
import { formatTable } from '../terminal/table.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `fusionrank keys …`: the API keys by which services are known. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('API keys by which services are known; gateways take up what changes within a second.')
    .addCommand(createKeyCommand())
    .addCommand(listKeysCommand())
    .addCommand(revokeKeyCommand());
}

interface CreateOptions {
  readonly role: Role;
  readonly scope: readonly string[];
  readonly expiresInDays?: number;
}

function createKeyCommand(): Command {
  return new Command('create')
    .description('Make a key. It is shown once: only its hash is kept.')
    .argument('<name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may').choices(ROLES).default('SERVICE'))
    .option('--scope <scope...>', 'what it may beyond its role: profile:read lets a service read any profile', [])
    .option('--expires-in-days <n>', 'how long it is valid; for good without it', parseDays)
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank keys create storefront
  $ fusionrank keys create crm --scope profile:read --expires-in-days 90
  $ fusionrank keys create dashboard --role ANALYST --json`,
    )
    .action(async (name: string, { role, scope, expiresInDays }: CreateOptions, command: Command) => {
      const context = commandContext(command);
      const { makeApiKey } = await import('@fusionrank/gateway/api-keys');
      const createdAt = new Date();
      const expires =
        expiresInDays === undefined ? {} : { expiresAt: new Date(createdAt.getTime() + expiresInDays * DAY_MS) };
      const { secret, key } = makeApiKey({ name: namePassed(name), role, scopes: scope, createdAt, ...expires });
      await withStore(context, ({ apiKeys }) => apiKeys.add(key));
      say(context, `Keep it: it is not shown again. Sent as "x-api-key: …" or "authorization: Bearer …".`);
      printResult(context, { json: { key: secret, ...told(key) }, text: secret });
    });
}

function listKeysCommand(): Command {
  return new Command('list')
    .description('Show the keys, newest first, and what became of them.')
    .addHelpText('after', '\nExamples:\n  $ fusionrank keys list\n  $ fusionrank keys list --json')
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      const keys = await withStore(context, ({ apiKeys }) => apiKeys.list());
      const text = keys.length === 0 ? 'no keys: `fusionrank keys create NAME`' : tableOf(keys, new Date());
      printResult(context, { json: keys.map(told), text });
    });
}

function revokeKeyCommand(): Command {
  return new Command('revoke')
    .description('Make a key invalid for good, on every gateway within a second.')
    .argument('<prefix>', 'the beginning of the key, as `fusionrank keys list` shows it')
    .addHelpText('after', '\nExamples:\n  $ fusionrank keys revoke frk_1f0c9a7b')
    .action(async (prefix: string, _options: unknown, command: Command) => {
      const context = commandContext(command);
      const revokedAt = new Date();
      await withStore(context, ({ apiKeys }) => apiKeys.revoke(prefix, revokedAt));
      printResult(context, { json: { prefix, revokedAt }, text: `${prefix} is revoked` });
    });
}

/** All but the hash. */
function told({
  prefix,
  name,
  role,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: ApiKey): Omit<ApiKey, 'hash'> {
  const instants = Object.fromEntries(
    Object.entries({ expiresAt, revokedAt, lastUsedAt }).filter(([, at]) => at !== undefined),
  );
  return { prefix, name, role, scopes, createdAt, ...instants };
}

const COLUMNS = ['key', 'name', 'role', 'scopes', 'made', 'last used', 'state'].map(
  (title) => ({ title, align: 'left' }) as const,
);

function tableOf(keys: readonly ApiKey[], now: Date): string {
  const rows = keys.map((key) => [
    key.prefix,
    key.name,
    key.role,
    key.scopes.join(' '),
    key.createdAt.toISOString(),
    key.lastUsedAt?.toISOString() ?? 'never',
    stateOf(key, now),
  ]);
  return formatTable(COLUMNS, rows);
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt !== undefined) return `revoked ${revokedAt.toISOString()}`;
  if (expiresAt === undefined) return 'valid';
  return expiresAt <= now ? `expired ${expiresAt.toISOString()}` : `valid until ${expiresAt.toISOString()}`;
}

function namePassed(name: string): string {
  if (name.trim() !== '' && name.length <= 200) return name;
  throw problem('INVALID_INPUT', `name: expected 1 to 200 characters, got ${JSON.stringify(name.slice(0, 80))}`);
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= 36_500)) throw new InvalidArgumentError('Expected a number of days above 0.');
  return days;
}
