import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Two parts of the page beside each other, or below where there is no room. */
export function Beside({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  );
}
