import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';

interface Props {
  children: string;
  /** Whether the keyboard goes on from here: where a page has come in place of another. */
  isFocused?: boolean;
}

export function PageTitle({ children, isFocused = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused]);
  return (
    <>
      <title>{children}</title>
      <Typography ref={heading} variant="h1" tabIndex={-1} sx={{ mb: 3, outline: 'none' }}>
        {children}
      </Typography>
    </>
  );
}
