/** What one operation may ask for. Counts are of the operation with its fragments written out. */
export interface Limits {
  /** Words and signs of a document. */
  readonly tokens: number;
  /** Fields from the root to the innermost, those of introspection aside. */
  readonly depth: number;
  /** Fields under another name, `__typename` too. */
  readonly aliases: number;
  readonly directives: number;
  /** What the operation costs by `@cost` and `@listSize`, whatever the viewer has left. */
  readonly cost: number;
  /** `first` of any list. */
  readonly pageSize: number;
  /** Ids in one argument. */
  readonly ids: number;
  /** Events in one `trackEvents`. */
  readonly events: number;
}

export const DEFAULT_LIMITS: Limits = {
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  directives: 30,
  cost: 10_000,
  pageSize: 100,
  ids: 250,
  events: 1_000,
};
