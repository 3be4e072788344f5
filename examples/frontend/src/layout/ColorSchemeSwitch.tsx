import DarkMode from '@mui/icons-material/DarkModeOutlined';
import LightMode from '@mui/icons-material/LightModeOutlined';
import System from '@mui/icons-material/SettingsBrightnessOutlined';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useColorScheme } from '@mui/material/styles';

const MODES = [
  { mode: 'light', title: 'Light', Icon: LightMode },
  { mode: 'system', title: 'As the system', Icon: System },
  { mode: 'dark', title: 'Dark', Icon: DarkMode },
] as const;

export function ColorSchemeSwitch() {
  const { mode, setMode } = useColorScheme();
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      aria-label="Colours"
      value={mode}
      onChange={(_, chosen) => chosen !== null && setMode(chosen)}
    >
      {MODES.map(({ mode, title, Icon }) => (
        <ToggleButton key={mode} value={mode} aria-label={title} title={title}>
          <Icon fontSize="small" />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
