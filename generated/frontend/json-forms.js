// A control for files in JSON Forms, which has none. Of the package, this module alone needs React and JSON Forms.
import { withJsonFormsControlProps, withTranslateProps } from '@jsonforms/react';
import { createElement, useRef, useState } from 'react';

import { dataUrl, fileName } from './data-url.js';

export { submission } from './submission.js';

/** Above all stock renderers, which take a file for a line of text. */
const RANK = 100;

export const fileTester = (uischema) =>
  uischema?.type === 'Control' && uischema.options?.format === 'data-url' ? RANK : -1;

function FileBox(props) {
  const { data, description, enabled, errors, handleChange, id, label, path, readonly, required, t, visible } = props;
  const options = { ...props.config, ...props.uischema.options };
  const { file: rules = {}, secret = false } = options.provspec ?? {};
  const [refusal, setRefusal] = useState('');
  const [draft, setDraft] = useState('');
  const upload = useRef(null);
  const paste = useRef(null);
  // What was chosen last counts, whichever is read first.
  const turn = useRef(0);
  if (!visible) return null;

  const disabled = !enabled || readonly === true;
  const [byUpload, byPaste] = [rules.input !== 'paste', ['paste', 'either'].includes(rules.input)];
  const isGiven = data !== undefined && data !== null && data !== '';
  const title = label + (required && !options.hideRequiredAsterisk ? '*' : '');
  // What was refused is no matter once there is another value.
  const message = (isGiven ? '' : refusal) || errors;
  const ids = { input: `${id}-input`, text: `${id}-text`, help: `${id}-help`, error: `${id}-error`, file: `${id}-file` };
  const described = [description && ids.help, isGiven && ids.file, message && ids.error];
  const common = {
    disabled,
    required: required && !isGiven,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': message !== '',
  };

  const refuse = (words) => {
    setRefusal(words);
    handleChange(path, undefined);
  };
  /** The words of the form for a file of this size. */
  const tooLarge = () => {
    const errors = [{ keyword: 'maxLength', instancePath: `/${path.replaceAll('.', '/')}`, schemaPath: '', params: {} }];
    return t(`${path}.error.custom`, `it is larger than ${rules.max_size} bytes`, { errors });
  };
  const take = async (blob) => {
    turn.current += 1;
    const own = turn.current;
    if (blob.size > rules.max_size) return refuse(tooLarge());
    let url;
    try {
      url = await dataUrl(blob);
    } catch {
      if (own === turn.current) refuse(t('file-unreadable', 'it cannot be read'));
      return;
    }
    if (own !== turn.current) return;
    setRefusal('');
    handleChange(path, url);
  };
  const clear = () => {
    turn.current += 1;
    setRefusal('');
    setDraft('');
    handleChange(path, undefined);
  };
  const remove = () => {
    clear();
    // The button goes, and the keyboard should not be lost with it.
    (upload.current ?? paste.current)?.focus();
  };

  const chooser = {
    ...common,
    key: 'input',
    ref: upload,
    id: ids.input,
    type: 'file',
    accept: options.accept,
    // The same file may be chosen again, when it has changed.
    onClick: (event) => (event.currentTarget.value = ''),
    onChange: (event) => {
      const [file] = event.target.files;
      setDraft('');
      if (file !== undefined) take(file);
    },
  };
  const box = {
    ...common,
    key: 'text',
    ref: paste,
    id: byUpload ? ids.text : ids.input,
    rows: 4,
    value: draft,
    autoComplete: 'off',
    spellCheck: false,
    'aria-label': byUpload ? `${label}: ${t('file-paste', 'or its text')}` : undefined,
    placeholder: byUpload ? t('file-paste', 'or its text') : undefined,
    onChange: (event) => {
      const text = event.target.value;
      if (text.trim() === '') return clear();
      setDraft(text);
      take(new Blob([text], { type: 'text/plain' }));
    },
    // A secret is not left standing there.
    onBlur: () => secret && isGiven && setDraft(''),
  };
  const file = () => {
    const isText = String(data).startsWith('data:text/plain;base64,');
    const name = fileName(data) ?? (isText ? t('file-text', 'a text') : t('file-unnamed', 'a file'));
    const words = t('file-remove', 'Remove');
    return createElement(
      'div',
      { key: 'file', className: 'file' },
      createElement('span', { id: ids.file }, name),
      ' ',
      createElement('button', { type: 'button', disabled, onClick: remove, 'aria-label': `${words}: ${label}` }, words),
    );
  };
  // The names of classes are those that JSON Forms' vanilla renderers have unless they are told others.
  return createElement(
    'div',
    { className: 'control', id },
    createElement('label', { htmlFor: ids.input }, title),
    byUpload && createElement('input', chooser),
    byPaste && createElement('textarea', box),
    isGiven && file(),
    description && createElement('div', { id: ids.help, className: 'input-description' }, description),
    createElement(
      'div',
      { id: ids.error, className: message ? 'validation validation_error' : 'validation', 'aria-live': 'polite' },
      message,
    ),
  );
}

/** What was typed, or refused, is of one field of one form: no other may show it. */
const OwnBox = (props) => createElement(FileBox, { ...props, key: `${props.rootSchema?.$id} ${props.path}` });

export const FileControl = withJsonFormsControlProps(withTranslateProps(OwnBox));

export const fileRenderers = [{ tester: fileTester, renderer: FileControl }];
