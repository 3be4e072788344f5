import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';

import { ColorSchemeSwitch } from './ColorSchemeSwitch';

export function Header() {
  return (
    <AppBar position="static" color="transparent" elevation={0} sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <Toolbar sx={{ maxWidth: 1280, width: '100%', mx: 'auto' }}>
        <Link href="?" color="inherit" underline="none" sx={{ fontWeight: 700, mr: 'auto' }}>
          Example Pay
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
            Connections
          </Box>
        </Link>
        <ColorSchemeSwitch />
      </Toolbar>
    </AppBar>
  );
}
