import './json-forms.css';

import { fileRenderers } from '@example-pay/connection-forms/json-forms';
import { translate } from '@example-pay/connection-forms/messages';
import { submission } from '@example-pay/connection-forms/submission';
import { type JsonFormsCore, type Middleware, UPDATE_CORE } from '@jsonforms/core';
import { materialCells, materialRenderers } from '@jsonforms/material-renderers';
import { JsonForms } from '@jsonforms/react';
import { type FormEvent, startTransition, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';

import type { DrawnForm } from './drawn';
import { additionalErrors } from './faults';

const renderers = [...materialRenderers, ...fileRenderers];
const config = { showUnfocusedDescription: true };

/** A form in JSON Forms, with the Material renderers that it comes with and the package's own for files. */
export default function JsonFormsForm({ form, values, faults, tried, onChange, onSubmit, onInvalid, children }: DrawnForm) {
  const [initial] = useState(values);
  const i18n = useMemo(() => ({ translate: translate(form.messages) }), [form]);
  const ofBackend = useMemo(() => additionalErrors(faults), [faults]);

  // JSON Forms tells of changes a moment later, and a click may be quicker. So it keeps the values: what comes with
  // another property, when the faults change, would be older.
  const latest = useRef<JsonFormsCore | undefined>(undefined);
  const keepLatest: Middleware = (state, action, reducer) => {
    latest.current = reducer(state, action.type === UPDATE_CORE ? { ...action, data: state.data } : action);
    return latest.current;
  };

  const [submissions, setSubmissions] = useState(0);
  const submit = useEffectEvent(() => {
    const { data, validator } = latest.current ?? {};
    // Its own errors are also about values that it has hidden, which are not sent.
    if (validator?.(submission(form, data))) onSubmit(data);
    else onInvalid();
  });
  useEffect(() => {
    if (submissions > 0) submit();
  }, [submissions]);

  function start(event: FormEvent) {
    event.preventDefault();
    // A box keeps what is typed to itself for 300 ms, or until it loses the focus.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    // A transition comes after what that has set off.
    startTransition(() => setSubmissions((count) => count + 1));
  }

  return (
    <form noValidate onSubmit={start}>
      <JsonForms
        {...form.jsonForms}
        data={initial}
        renderers={renderers}
        cells={materialCells}
        config={config}
        i18n={i18n}
        validationMode={tried ? 'ValidateAndShow' : 'ValidateAndHide'}
        additionalErrors={ofBackend}
        middleware={keepLatest}
        onChange={({ data }) => onChange(data)}
      />
      {children}
    </form>
  );
}
