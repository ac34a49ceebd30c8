import type { Settings } from './settings.ts';

/** Whether what is open in development has to be closed. */
export function isProduction({
  environment,
  nodeEnvironment,
}: Pick<Settings, 'environment' | 'nodeEnvironment'>): boolean {
  return (environment ?? nodeEnvironment) === 'production';
}
