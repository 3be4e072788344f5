import type { Fault } from '@example-pay/connection-forms/messages';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

interface Props {
  label: string;
  sending: boolean;
  /** Why nothing could be submitted. */
  failure?: string;
  /** How often a submission was refused. */
  refusals: number;
  faults: readonly Fault[];
}

/** The button that submits, and what came of it as far as no field says it. */
export function SubmitBar({ label, sending, failure, refusals, faults }: Props) {
  const ofTheForm = faults.filter(({ path }) => path === '').map(({ message }) => message);
  const words = failure ?? (refusals > 0 ? ['Not saved. See what the fields above say.', ...ofTheForm].join(' ') : undefined);
  return (
    <Box sx={{ mt: 3, display: 'flex', flexDirection: 'column', gap: 2, alignItems: 'flex-start' }}>
      <Button type="submit" variant="contained" size="large" loading={sending}>
        {label}
      </Button>
      <Box role="status" sx={{ width: '100%' }}>
        {words !== undefined && <Alert severity="error">{words}</Alert>}
      </Box>
    </Box>
  );
}
