import type { ModelVersion } from '@fusionrank/feature-store';

/** Until when a model knows of users: when its training began to read the log, where it says so, else when it was registered. */
export function learnedUntil({ config, createdAt }: Pick<ModelVersion, 'config' | 'createdAt'>): Date {
  if (typeof config !== 'object' || config === null || !('readFrom' in config)) return createdAt;
  const { readFrom } = config;
  const instant = new Date(typeof readFrom === 'string' ? readFrom : Number.NaN);
  return Number.isNaN(instant.getTime()) ? createdAt : instant;
}
