import { problem } from '@fusionrank/domain/problem';
import type { Setting } from './setting.ts';
import { settingEntries } from './settings.ts';
import type { Settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all settings. Throws INVALID_INPUT with every variable that can't be read, and what was expected of it. */
export function readSettings(environment: Environment): Settings {
  const wrong: string[] = [];
  const values = settingEntries().map(([name, setting]) => {
    const read = setting.parse.safeParse(textOf(setting, environment));
    if (!read.success)
      wrong.push(`${setting.variable}: ${complaint(setting, { environment, issues: read.error.issues })}`);
    return [name, read.data] as const;
  });
  if (wrong.length > 0) throw problem('INVALID_INPUT', wrong.join('; '));
  return Object.fromEntries(values) as unknown as Settings;
}

/** The variable's text; undefined where it is absent or empty. */
export function textOf({ variable }: Pick<Setting<unknown>, 'variable'>, environment: Environment): string | undefined {
  const text = environment[variable];
  return text === '' ? undefined : text;
}

interface Refused {
  readonly environment: Environment;
  readonly issues: readonly { readonly message: string }[];
}

function complaint(setting: Setting<unknown>, { environment, issues }: Refused): string {
  const came =
    setting.shown === 'secret' ? 'something else (it is a secret)' : JSON.stringify(textOf(setting, environment));
  return `${issues.map(({ message }) => message).join(', ')}, got ${came}`;
}
