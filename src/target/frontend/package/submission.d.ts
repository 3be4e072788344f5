import type { FormModule } from './form.js';

/**
 * What a form's values come to when they are sent: without those that the form does not show, which a backend would
 * refuse. A toggle that nobody has touched is `false`, and a box that has to be ticked and is not is left out. All
 * else stays as it is, and so does what is wrong with it.
 *
 * Whatever has rendered the form, the same values give the same submission.
 */
export declare function submission(
  form: Pick<FormModule, 'schema2020'>,
  values: object | null | undefined,
): Record<string, unknown>;
