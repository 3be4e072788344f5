import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { Suspense } from 'react';

import { ConnectionPage } from './ConnectionPage';
import { Failure } from './layout/Failure';
import { Header } from './layout/Header';
import { usePlace } from './place';
import { ProviderPage } from './ProviderPage';

export function App() {
  const place = usePlace();
  return (
    <>
      <Header />
      <Box component="main" sx={{ maxWidth: 1280, mx: 'auto', px: { xs: 2, sm: 3 }, py: 3 }}>
        <Failure key={place.connection ?? place.form ?? place.provider}>
          <Suspense fallback={<Skeleton variant="rounded" height={56} />}>
            {place.connection ? <ConnectionPage key={place.connection} place={place} id={place.connection} /> : <ProviderPage place={place} />}
          </Suspense>
        </Failure>
      </Box>
    </>
  );
}
