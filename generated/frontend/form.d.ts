import type { Words } from './words.js';

/**
 * A file as a base64 `data:` URL (RFC 2397) with an optional name, as `FileReader.readAsDataURL` makes it:
 * `data:application/x-pkcs12;name=key.p12;base64,MIIK…`.
 */
export type DataUrl = string;

/** A JSON Schema. */
// The types of RJSF and of JSON Forms both take it as theirs, which differ from each other.
export type JsonSchema = { [keyword: string]: any };

/** A UI schema of RJSF. */
export type UiSchema = { [key: string]: any };

/** An element of a UI schema of JSON Forms. */
export interface UiElement {
  type: string;
  [key: string]: any;
}

/** What the module of a form has. */
export interface FormModule<Name extends string = string, Submission = unknown> {
  /** The provider's code and the kind of account: `connectum/h2h_merchant`. */
  readonly name: Name;
  /** The title of the form. */
  readonly title: string;
  /** For react-jsonschema-form: the draft-07 schema and the UI schema. */
  readonly rjsf: { readonly schema: JsonSchema; readonly uiSchema: UiSchema };
  /** For JSON Forms: the draft-07 schema and the UI schema. */
  readonly jsonForms: { readonly schema: JsonSchema; readonly uischema: UiElement };
  /** The same values in draft 2020-12, for use at an API. */
  readonly schema2020: JsonSchema;
  /** What may be wrong with each field. */
  readonly messages: Messages;
  /** Only in the types: what the form takes. */
  readonly '~submission'?: Submission;
}

/** What may be wrong with each field, and the words of a language for it. */
export interface Messages {
  /** The language, as in BCP 47. */
  readonly locale: string;
  /** Path of a field → code of a fault → message. Items of lists have `[]` behind the path of the list. */
  readonly fields: { readonly [path: string]: FieldMessages };
  /** The words, where they are not those that are there from the start. */
  readonly words?: Words;
}

/** Code of a fault → message; for one of several patterns, each pattern with its message. */
export interface FieldMessages {
  readonly [code: string]: Message | ReadonlyArray<readonly [pattern: string, message: Message]>;
}

/** The name of a message; or its parameters, with the name where that is not the code. */
export type Message = string | { readonly name?: string; readonly [parameter: string]: string | number | undefined };
