import type { DataUrl } from './form.js';

/** The URL of a file, as RJSF makes it, or of other data. A name that is too long loses its beginning. */
export declare function dataUrl(file: File | Blob): Promise<DataUrl>;

/** The name of the file at a URL, if it has one. */
export declare function fileName(url: DataUrl): string | undefined;
