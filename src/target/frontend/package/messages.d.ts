import type { Messages } from './form.js';

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
  propertyName?: string | undefined;
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
