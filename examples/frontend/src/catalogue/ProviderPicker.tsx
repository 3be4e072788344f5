import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';

import type { Provider } from './catalogue';

interface Props {
  providers: Provider[];
  chosen?: Provider;
  onChoose: (provider: Provider) => void;
}

/** The list of providers, searched by name. */
export function ProviderPicker({ providers, chosen, onChoose }: Props) {
  return (
    <Autocomplete
      id="provider"
      options={providers}
      value={chosen ?? null}
      onChange={(_, provider) => provider !== null && onChoose(provider)}
      getOptionKey={({ code }) => code}
      getOptionLabel={({ name }) => name}
      autoHighlight
      disableClearable={chosen !== undefined}
      renderInput={(params) => <TextField {...params} label="Provider" placeholder="Search by name" />}
      renderOption={({ key, ...props }, { name, forms }) => (
        <li key={key} {...props}>
          {name}
          {forms.length === 0 && (
            <Typography variant="caption" color="textSecondary" sx={{ ml: 'auto', pl: 2 }}>
              guide only
            </Typography>
          )}
        </li>
      )}
    />
  );
}
