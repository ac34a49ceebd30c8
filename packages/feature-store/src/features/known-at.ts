import type { Interaction } from '@fusionrank/domain/event';

/**
 * The instant from which an interaction may be used: when it had happened and we had learned of it, whichever came
 * later. At an instant t exactly the interactions with `knownAt < t` are known; one known at t itself is not, because
 * within a millisecond nobody can tell which came first.
 *
 * ```
 *  occurredAt        ingestedAt
 *      │ ··· on its way ···│ known ────────────▶
 * ```
 */
export function knownAt(interaction: Pick<Interaction, 'occurredAt' | 'ingestedAt'>): Date {
  return interaction.occurredAt > interaction.ingestedAt ? interaction.occurredAt : interaction.ingestedAt;
}

/** `knownAt(interaction) < $n` in SQL, as two conditions that indexes can serve. */
export function knownBeforeSql(alias: string, parameter: `$${number}`): string {
  return `${alias}."occurredAt" < ${parameter}::timestamptz AND ${alias}."ingestedAt" < ${parameter}::timestamptz`;
}
