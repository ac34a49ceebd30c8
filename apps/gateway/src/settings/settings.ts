import { authenticationSettings } from './authentication-settings.ts';
import { limitSettings } from './limit-settings.ts';
import { processSettings } from './process-settings.ts';
import { socketSettings } from './socket-settings.ts';
import { telemetrySettings } from './telemetry-settings.ts';
import type { Setting, ValuesOf } from './setting.ts';

/** Every variable that the gateway reads, each subject's from a file of its own. A new one is an entry there, and no more. */
export const SETTINGS = {
  ...processSettings,
  ...authenticationSettings,
  ...limitSettings,
  ...socketSettings,
  ...telemetrySettings,
} as const;

/** What the environment says, parsed once at the start. */
export type Settings = ValuesOf<typeof SETTINGS>;

/** The table as a list, for what goes through all of them. */
export const settingEntries = (): readonly (readonly [keyof Settings, Setting<unknown>])[] =>
  Object.entries(SETTINGS) as [keyof Settings, Setting<unknown>][];
