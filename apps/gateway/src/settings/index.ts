// What the environment may say to a gateway, for the command that shows it.
export { toldSettings } from './told-settings.ts';
export type { ToldSetting } from './told-settings.ts';
