import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { FormName } from '@example-pay/connection-forms';

import { nameOf, type Provider } from './catalogue';

interface Props {
  provider: Provider;
  chosen?: string;
  onChoose: (form: FormName) => void;
}

/** The kinds of account that a provider has a form for. */
export function FormPicker({ provider, chosen, onChoose }: Props) {
  if (provider.forms.length === 0) return null;
  return (
    <Tabs
      value={chosen ?? false}
      onChange={(_, name) => onChoose(name)}
      aria-label="Kind of account"
      variant="scrollable"
      scrollButtons={false}
    >
      {provider.forms.map(({ key, title }) => (
        <Tab key={key} value={nameOf(provider, key)} label={title} />
      ))}
    </Tabs>
  );
}
