import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  /** Whether it stays in sight, and scrolls by itself, while what it stands beside is scrolled. */
  isAside?: boolean;
}

/** A part of the page with a title. */
export function Card({ title, children, actions, isAside = false }: Props) {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} tabIndex={isAside ? 0 : undefined} sx={{ p: { xs: 2, sm: 3 }, minWidth: 0, ...(isAside && aside) }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
        <Typography id={id} variant="h2" sx={{ mr: 'auto' }}>
          {title}
        </Typography>
        {actions}
      </Box>
      {children}
    </Paper>
  );
}

const aside = {
  position: { md: 'sticky' },
  top: { md: 16 },
  maxHeight: { md: 'calc(100vh - 32px)' },
  overflowY: { md: 'auto' },
} as const;
