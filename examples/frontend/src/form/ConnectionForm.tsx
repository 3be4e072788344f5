import type { FormModule } from '@example-pay/connection-forms';
import type { Fault } from '@example-pay/connection-forms/messages';
import { submission } from '@example-pay/connection-forms/submission';
import { lazy, startTransition, useEffect, useMemo, useRef, useState } from 'react';

import { type Answer, change, type Connection, create } from '../api';
import type { Renderer } from '../place';
import { forEditing } from './editing';
import { focusFirstFault, stillTrue, type Values } from './faults';
import { SubmitBar } from './SubmitBar';

// Each renderer is a chunk of its own. A page of yours has one.
const RjsfForm = lazy(() => import('./RjsfForm'));
const JsonFormsForm = lazy(() => import('./JsonFormsForm'));

interface Props {
  form: FormModule;
  renderer: Renderer;
  /** The connection that is changed; without it, the form makes one. */
  connection?: Connection;
  onStored: (connection: Connection) => void;
}

/** A form that submits to the backend, and says what that found. */
export function ConnectionForm({ form, renderer, connection, onStored }: Props) {
  const shown = useMemo(() => (connection ? forEditing(form, connection.stored) : form), [form, connection]);
  const [values, setValues] = useState<Values>(connection?.values ?? {});
  const [faults, setFaults] = useState<Fault[]>(connection?.errors ?? []);
  const [failure, setFailure] = useState<string>();
  const [tried, setTried] = useState(faults.length > 0);
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const isOpen = useRef(true);

  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  useEffect(() => {
    if (refusals > 0) focusFirstFault(box.current);
  }, [refusals]);

  function refused() {
    setTried(true);
    // A transition comes after the renderer has shown its faults.
    startTransition(() => setRefusals((count) => count + 1));
  }

  function changed(now: Values) {
    setFaults((faults) => stillTrue(faults, values, now));
    setValues(now);
  }

  async function send(values: Values) {
    setSending(true);
    setFailure(undefined);
    setTried(true);
    try {
      // Without what a choice has hidden: the backend would refuse it.
      const sent = submission(form, values);
      const answer: Answer = await (connection ? change(connection.id, sent) : create(form.name, sent));
      if ('connection' in answer) {
        // Who has gone elsewhere meanwhile stays there.
        if (isOpen.current) onStored(answer.connection);
        return;
      }
      setFaults(answer.faults);
      refused();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setSending(false);
    }
  }

  const Drawn = renderer === 'rjsf' ? RjsfForm : JsonFormsForm;
  return (
    <div ref={box} data-form={form.name} data-renderer={renderer}>
      <Drawn
        form={shown}
        values={values}
        faults={faults}
        tried={tried}
        onChange={changed}
        onSubmit={send}
        onInvalid={refused}
      >
        <SubmitBar
          label={connection ? 'Save changes' : 'Connect'}
          sending={sending}
          failure={failure}
          refusals={refusals}
          faults={faults}
        />
      </Drawn>
    </div>
  );
}
