import type { Messages } from './form.js';

export type { Locale } from './words.js';

/**
 * The messages of a form in another language, which is loaded. `uk-UA` is `uk`; of a language that there are no words
 * in, the one that is there from the start: see `locale` of what comes back.
 */
export function messagesIn(messages: Messages, locale: string): Promise<Messages>;

/** What is wrong with a field: as a backend says it, but for the parameters. */
export interface Fault {
  /** Where the field stands: its key, or `terminals[0].terminal_id`; empty for the form as a whole. */
  path: string;
  /** What is wrong, as a word. */
  code: string;
  /** What is wrong, in words. */
  message: string;
}

/** What is read of an error of AJV. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, any>;
  data?: unknown;
}

/**
 * What errors of AJV say about the fields of a form, in the order of the form: one fault a field, the one that a
 * backend finds. AJV has to look for all of them (`allErrors: true`).
 *
 * `value` is what was judged. Without it, and without AJV's option `verbose`, an empty file counts as no file.
 */
export function faults(
  errors: readonly ValidationError[] | null | undefined,
  messages: Messages,
  value?: unknown,
): Fault[];

/** The words for errors of AJV, by path. */
export function explain(
  errors: readonly ValidationError[] | null | undefined,
  messages: Messages,
  value?: unknown,
): Record<string, string[]>;

/** The words of faults by path: those of `faults`, or the answer of a backend. */
export function byPath(faults: readonly Pick<Fault, 'path' | 'message'>[]): Record<string, string[]>;

/** For the property `transformErrors` of RJSF's form: one error a field, in the words of a backend. */
export function transformErrors(messages: Messages): <E extends RjsfError>(errors: E[]) => E[];

/** What is read of an error of RJSF. */
export interface RjsfError {
  name?: string;
  message?: string;
  params?: any;
  property?: string;
  schemaPath?: string;
  stack: string;
  title?: string;
}

/** For `i18n.translate` of JSON Forms: one error a field, in the words of a backend. Other words stay as they are. */
export function translate(messages: Messages): {
  (key: string, fallback: string, context?: any): string;
  (key: string, fallback: string | undefined, context?: any): string | undefined;
};
