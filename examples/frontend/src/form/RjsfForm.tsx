import './rjsf.css';

import { transformErrors } from '@example-pay/connection-forms/messages';
import Form from '@rjsf/mui';
import { getDefaultFormState } from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { useMemo, useState } from 'react';

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
  // With its defaults from the start. Else it tells of them as of a change, which may come late and take a fault away.
  const [initial] = useState(values);
  const filled = useMemo(() => getDefaultFormState(validator, schema, initial, schema), [schema, initial]);
  return (
    <Form
      schema={schema}
      // The title stands above the form already.
      uiSchema={useMemo(() => ({ ...uiSchema, 'ui:title': '' }), [uiSchema])}
      formData={values === initial ? filled : values}
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
