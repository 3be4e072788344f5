import './rjsf.css';

import { transformErrors } from '@example-pay/connection-forms/messages';
import Form from '@rjsf/mui';
import validator from '@rjsf/validator-ajv8';
import { useMemo } from 'react';

import type { DrawnForm } from './drawn';
import { extraErrors } from './faults';

/**
 * A form in react-jsonschema-form, with the theme and the widgets that it comes with. A fault goes when its field is
 * changed; `liveValidate` would keep those of the backend, and repeat them.
 */
export default function RjsfForm({ form, values, faults, onChange, onSubmit, onInvalid, children }: DrawnForm) {
  const inWords = useMemo(() => transformErrors(form.messages), [form]);
  const ofBackend = useMemo(() => extraErrors(faults), [faults]);
  const { schema, uiSchema } = form.rjsf;
  return (
    <Form
      schema={schema}
      // The title stands above the form already.
      uiSchema={useMemo(() => ({ ...uiSchema, 'ui:title': '' }), [uiSchema])}
      formData={values}
      validator={validator}
      transformErrors={inWords}
      extraErrors={ofBackend}
      showErrorList={false}
      noHtml5Validate
      omitExtraData
      onChange={({ formData }) => onChange(formData)}
      onSubmit={({ formData }) => onSubmit(formData)}
      onError={onInvalid}
    >
      {children}
    </Form>
  );
}
