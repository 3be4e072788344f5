import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

interface Props {
  /** How many fields the form has; the catalogue knows. */
  fields: number;
}

/** As tall as the form that is being loaded, so that nothing jumps when it comes. */
export function FormSkeleton({ fields }: Props) {
  return (
    <Box aria-busy="true" aria-label="The form is being loaded" role="status">
      {Array.from({ length: fields }, (_, at) => (
        <Box key={at} sx={{ mb: 2 }}>
          <Skeleton variant="rounded" height={56} />
          <Skeleton width="55%" sx={{ mt: 0.5 }} />
        </Box>
      ))}
      <Skeleton variant="rounded" width={120} height={42} sx={{ mt: 3 }} />
    </Box>
  );
}
