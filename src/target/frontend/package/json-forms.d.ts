// Not in terms of JSON Forms' own types, which not every resolution of modules finds.

export { submission } from './submission.js';

/** An entry for the property `renderers` of JSON Forms. */
export interface FileRenderer {
  tester: (uischema: any, schema: any, context: any) => number;
  renderer: any;
}

/** Says that the control of a file is one for `FileControl`. */
export declare const fileTester: FileRenderer['tester'];

/**
 * The control of a file: a box to choose it from disk, to paste its text, or both, as `options.provspec.file.input`
 * says. The value is the `data:` URL that RJSF makes, and the file itself is never shown.
 *
 * Other words for its own come from JSON Forms' `i18n.translate`, by the keys `file-remove`, `file-paste`,
 * `file-unnamed`, `file-text` and `file-unreadable`.
 */
export declare const FileControl: (props: any) => any;

/** To put beside stock renderers: `[...vanillaRenderers, ...fileRenderers]`. */
export declare const fileRenderers: FileRenderer[];
