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

/** What Material UI marks as wrong. */
const WRONG = '.Mui-error, [aria-invalid="true"]';

/** Puts the keyboard where the first fault is. */
export function focusFirstFault(form: Element | null): void {
  // A list of JSON Forms has a sign in its head, also for what is wrong in its items.
  const first = form?.querySelector(`${WRONG}, .MuiBadge-root`);
  const head = first?.closest('.MuiToolbar-root, .MuiTableHead-root');
  const inside = head ? head.parentElement?.querySelector(WRONG) : first;
  // What a field stands in: in RJSF, in a table of JSON Forms, in JSON Forms.
  const field = inside?.closest('.rjsf-field:not(.rjsf-field-object), .MuiTableCell-root, .MuiGrid-root') ?? head;
  const box = field?.querySelector<HTMLElement>('input, textarea, [role="combobox"], button');
  // It shows its items one at a time: what is closed takes no focus.
  const item = inside?.closest('.MuiAccordion-root');
  const closed = item?.querySelector<HTMLElement>('.MuiAccordionSummary-root[aria-expanded="false"]');
  closed?.click();
  if (closed) requestAnimationFrame(() => box?.focus());
  else box?.focus();
}

/** `terminals[0].pin` → `terminals`, `0`, `pin`. */
const parts = (path: string) => path.split(/[.[\]]+/).filter((part) => part !== '');
