/** The current instant, passed in so that everything downstream can be replayed. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();
export const MS_PER_DAY = 86_400_000;
