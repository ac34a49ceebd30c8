/** The package ships no types of its own. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const stemmers: { newStemmer(language: string): Stemmer };
  // eslint-disable-next-line import-x/no-default-export -- the shape of a CommonJS module seen from ESM
  export default stemmers;
}
