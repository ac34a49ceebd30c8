import type { Environment } from './read-settings.ts';
import { readSettings, textOf } from './read-settings.ts';
import { settingEntries } from './settings.ts';

/** One variable as `fusionrank config` tells it. */
export interface ToldSetting {
  readonly variable: string;
  readonly meaning: string;
  readonly without: string;
  readonly secret: boolean;
  readonly isSet: boolean;
  /** As it was given; null where it is not set, or is a secret. */
  readonly value: string | null;
}

/** Every variable, secrets hidden. Throws INVALID_INPUT for an environment that can't be read. */
export function toldSettings(environment: Environment): readonly ToldSetting[] {
  readSettings(environment);
  return settingEntries().map(([, setting]) => {
    const { variable, meaning, without, shown } = setting;
    const text = textOf(setting, environment);
    const secret = shown === 'secret';
    return { variable, meaning, without, secret, isSet: text !== undefined, value: secret ? null : (text ?? null) };
  });
}
