import type { FormName } from '@example-pay/connection-forms';
import { use } from 'react';

import { loadForm } from '../catalogue/catalogue';
import { Card } from '../layout/Card';
import { go, type Renderer } from '../place';
import { ConnectionForm } from './ConnectionForm';
import { RendererSwitch } from './RendererSwitch';

interface Props {
  name: FormName;
  renderer: Renderer;
}

/** An empty form. */
export function NewConnection({ name, renderer }: Props) {
  const form = use(loadForm(name));
  return (
    <Card
      title={form.title}
      actions={<RendererSwitch chosen={renderer} onChoose={(renderer) => go({ renderer, form: name })} />}
    >
      <ConnectionForm form={form} renderer={renderer} onStored={({ id }) => go({ renderer, connection: id })} />
    </Card>
  );
}
