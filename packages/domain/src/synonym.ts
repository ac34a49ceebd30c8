/** What a shop says stands for what in its customers' queries. Phrases are of one word or several, of any language. */
export type SynonymRule =
  | {
      readonly kind: 'one-way';
      /** Asked for, it also finds `to`; not the other way about. */ readonly from: string;
      readonly to: readonly string[];
    }
  | {
      readonly kind: 'group';
      /** Each of them also finds the others; at least two. */ readonly phrases: readonly string[];
    };
