import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';

import type { Renderer } from '../place';

interface Props {
  chosen: Renderer;
  onChoose: (renderer: Renderer) => void;
}

export function RendererSwitch({ chosen, onChoose }: Props) {
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      aria-label="Drawn by"
      value={chosen}
      onChange={(_, renderer) => renderer !== null && onChoose(renderer)}
    >
      <ToggleButton value="rjsf">RJSF</ToggleButton>
      <ToggleButton value="json-forms">JSON Forms</ToggleButton>
    </ToggleButtonGroup>
  );
}
