import { createTheme } from '@mui/material/styles';

const light = { primary: '#3344c4', error: '#c62828', paper: '#ffffff', page: '#f5f6fa', line: '#d9dce6' };
const dark = { primary: '#aab4ff', error: '#ff8a80', paper: '#1a1d27', page: '#11131a', line: '#343847' };

// Who wants no motion does not wait for it either: a list of options is gone as soon as one is chosen.
const still = {
  duration: { shortest: 0, shorter: 0, short: 0, standard: 0, complex: 0, enteringScreen: 0, leavingScreen: 0 },
  getAutoHeightDuration: () => 0,
};
const transitions = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? still : {};

/** One theme for the page and for both renderers, so that their forms look alike. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-color-scheme' },
  colorSchemes: {
    light: { palette: palette(light) },
    dark: { palette: palette(dark) },
  },
  transitions,
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    h1: { fontSize: '1.75rem', fontWeight: 650, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.25rem', fontWeight: 650 },
    // RJSF gives this size to the titles of lists, JSON Forms the next.
    h5: { fontSize: '1rem', fontWeight: 650 },
    h6: { fontSize: '1rem', fontWeight: 650 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiTypography: { defaultProps: { variantMapping: { h5: 'h3', h6: 'h3', subtitle2: 'span' } } },
    // JSON Forms has groups in these.
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiPaper: { styleOverrides: { outlined: { borderColor: 'var(--mui-palette-divider)' } } },
    // No browser fills in the merchant's own login where the provider's is asked for.
    MuiOutlinedInput: { defaultProps: { autoComplete: 'off' } },
    MuiFormLabel: { styleOverrides: { asterisk: { color: 'var(--mui-palette-error-main)' } } },
    MuiFormControlLabel: { styleOverrides: { asterisk: { color: 'var(--mui-palette-error-main)' } } },
    MuiTextField: { defaultProps: { fullWidth: true } },
    // A few radio buttons stand beside each other, many boxes in columns: in both renderers.
    MuiFormGroup: {
      styleOverrides: {
        root: {
          '&[role="radiogroup"]': { flexDirection: 'row' },
          '&:not([role="radiogroup"])': {
            flexDirection: 'row',
            '& > label': { flex: '0 0 50%', minWidth: 190, marginRight: 0 },
          },
        },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, lineHeight: 1.45 } } },
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollbarGutter: 'stable' },
        ':focus-visible': { outline: '3px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
        'input[type="file"]::file-selector-button': {
          padding: '3px 12px',
          marginInlineEnd: 12,
          font: 'inherit',
          fontWeight: 600,
          color: 'var(--mui-palette-primary-main)',
          background: 'transparent',
          border: '1px solid currentcolor',
          borderRadius: 8,
          cursor: 'pointer',
        },
        // The line that MUI gives to a box is too low for it.
        '.MuiOutlinedInput-input[type="file"]': { height: '2em', padding: '12px 14px' },
        '@media (prefers-reduced-motion: reduce)': { '*': { animation: 'none !important', transition: 'none !important' } },
      },
    },
  },
  // JSON Forms lays this behind the cross that clears a box.
  jsonforms: { input: { delete: { background: 'var(--mui-palette-background-paper)' } } },
} as Parameters<typeof createTheme>[0]);

function palette(colors: typeof light) {
  return {
    primary: { main: colors.primary },
    error: { main: colors.error },
    background: { default: colors.page, paper: colors.paper },
    divider: colors.line,
  };
}
