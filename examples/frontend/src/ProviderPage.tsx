import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { Suspense, use } from 'react';

import { loadCatalogue, nameOf, providerOf } from './catalogue/catalogue';
import { FormPicker } from './catalogue/FormPicker';
import { ProviderPicker } from './catalogue/ProviderPicker';
import { FormSkeleton } from './form/FormSkeleton';
import { NewConnection } from './form/NewConnection';
import { Guide } from './guide/Guide';
import { Beside } from './layout/Beside';
import { Card } from './layout/Card';
import { PageTitle } from './layout/PageTitle';
import { go, type Place } from './place';

interface Props {
  place: Place;
}

/** Where a provider is chosen, and a kind of account, and connected. */
export function ProviderPage({ place }: Props) {
  const { providers } = use(loadCatalogue());
  const { renderer, form } = place;
  const code = form ? providerOf(form) : place.provider;
  const provider = providers.find((provider) => provider.code === code);
  const entry = provider?.forms.find(({ key }) => nameOf(provider, key) === form);
  return (
    <>
      <PageTitle>Connect a payment provider</PageTitle>
      <Box sx={{ display: 'grid', gap: 2, mb: 3, gridTemplateColumns: { md: '360px 1fr' }, alignItems: 'center' }}>
        <ProviderPicker
          providers={providers}
          chosen={provider}
          onChoose={(provider) => {
            const [first] = provider.forms;
            go(first ? { renderer, form: nameOf(provider, first.key) } : { renderer, provider: provider.code });
          }}
        />
        {provider && <FormPicker provider={provider} chosen={form} onChoose={(form) => go({ renderer, form })} />}
      </Box>
      {code && !provider && <Alert severity="error">There is no provider “{code}”.</Alert>}
      {provider && (
        // One boundary around both: whatever comes later would push the rest of the page down.
        <Suspense key={form ?? code} fallback={<FormSkeleton fields={entry?.fields ?? 6} />}>
          <Beside>
            {form && entry ? (
              <NewConnection key={form} name={form} renderer={renderer} />
            ) : (
              <Alert severity="info">{provider.name} cannot be connected yet.</Alert>
            )}
            <Card isAside title={`Guide to ${provider.short_name ?? provider.name}`}>
              <Guide code={provider.code} />
            </Card>
          </Beside>
        </Suspense>
      )}
    </>
  );
}
