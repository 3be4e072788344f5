import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { FormModule } from '@example-pay/connection-forms';

import type { Connection } from '../api';
import { rows } from './rows';

interface Props {
  form: FormModule;
  connection: Connection;
  onEdit: () => void;
}

/** A connection as the backend shows it: of secrets and files, only that they are there. */
export function StoredConnection({ form, connection, onEdit }: Props) {
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <Alert severity={connection.errors ? 'warning' : 'success'} sx={{ width: '100%' }}>
        {connection.errors ? 'The form has changed since. Some fields have to be filled in again.' : 'Connected.'}
      </Alert>
      <Table size="small" aria-label="What is stored">
        <TableBody>
          {rows(form, connection).map(({ path, title, text, isSecret }) => (
            <TableRow key={path}>
              <TableCell component="th" scope="row" sx={{ pl: 0, width: '40%', color: 'text.secondary' }}>
                {title}
              </TableCell>
              <TableCell data-path={path} sx={{ overflowWrap: 'anywhere' }}>
                {isSecret ? <Chip size="small" variant="outlined" label={text} /> : text}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Button variant="outlined" onClick={onEdit}>
        Edit
      </Button>
    </Stack>
  );
}
