import { byPath, type Fault } from '@example-pay/connection-forms/messages';
import type { JsonFormsInitStateProps } from '@jsonforms/react';
import { type ErrorSchema, ErrorSchemaBuilder } from '@rjsf/utils';

/** The values of a form, as both renderers keep them. */
export type Values = Record<string, unknown>;

/** What the backend has found wrong, for RJSF's property `extraErrors`. */
export function extraErrors(faults: readonly Fault[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const [path, words] of Object.entries(byPath(faults))) builder.addErrors(words, parts(path));
  return builder.ErrorSchema;
}

/** The same for JSON Forms' property `additionalErrors`. */
export function additionalErrors(faults: readonly Fault[]): JsonFormsInitStateProps['additionalErrors'] {
  return Object.entries(byPath(faults)).map(([path, words]) => ({
    instancePath: parts(path).map((part) => `/${part}`).join(''),
    message: words.join('\n'),
    keyword: 'backend',
    schemaPath: '',
    params: {},
  }));
}

/** The faults of those fields that have not been changed since. */
export function stillTrue(faults: Fault[], before: Values, now: Values): Fault[] {
  const kept = faults.filter(({ path }) => {
    const [field = ''] = parts(path);
    return before[field] === now[field];
  });
  return kept.length === faults.length ? faults : kept;
}

/** Puts the keyboard where the first fault is. */
export function focusFirstFault(form: Element | null): void {
  const box = form?.querySelector('.Mui-error, [aria-invalid="true"]');
  // What a field stands in: in RJSF, in JSON Forms.
  const field = box?.closest('.rjsf-field:not(.rjsf-field-object), .MuiGrid-root');
  field?.querySelector<HTMLElement>('input, textarea, [role="combobox"], button')?.focus();
}

/** `terminals[0].pin` → `terminals`, `0`, `pin`. */
const parts = (path: string) => path.split(/[.[\]]+/).filter((part) => part !== '');
