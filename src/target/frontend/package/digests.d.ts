import type { FormName } from './index.js';

/** Of each form, by its name, a digest of its module: another one when anything of the form has changed. */
export type Digests = { readonly [Name in FormName]: string };

declare const digests: Digests;
export default digests;
