import type { FormModule } from '@example-pay/connection-forms';
import type { Fault } from '@example-pay/connection-forms/messages';
import type { ReactNode } from 'react';

import type { Values } from './faults';

/** What each renderer is given, so that the page around it is the same for both. */
export interface DrawnForm {
  form: FormModule;
  /** What is in the form at first. */
  values: Values;
  /** What the backend has found wrong. */
  faults: readonly Fault[];
  /** Whether faults are shown: once the merchant has tried to submit. */
  tried: boolean;
  onChange: (values: Values) => void;
  /** The form itself finds nothing wrong. */
  onSubmit: (values: Values) => void;
  /** The form itself has found a fault. */
  onInvalid: () => void;
  /** What stands below the fields: the button that submits. */
  children: ReactNode;
}
