/** The words of a language. */
export interface Words {
  /** The language (BCP 47). */
  readonly locale: string;
  /** Name of a message → its words, with parameters in braces as in ICU's MessageFormat. */
  readonly words: { readonly [name: string]: string };
}

/** The words that a page has from the start. */
export declare const standard: Words;

/** Loads the words of a language. */
export declare const locales: { readonly [L in Locale]: () => Promise<{ default: Words }> };

/** The languages of the package. */
export interface Locales {
  readonly "en": true;
  readonly "uk": true;
}

/** A language of the package. */
export type Locale = keyof Locales;
