/** What a product says of itself. */
export interface ProductText {
  readonly title: string;
  readonly description: string;
  /** Department, then leaf. */
  readonly categoryPath: readonly string[];
}
