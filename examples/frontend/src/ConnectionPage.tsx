import type { FormName } from '@example-pay/connection-forms';
import { use, useEffect, useState } from 'react';

import { type Connection, read } from './api';
import { loadCatalogue, loadForm, providerOf } from './catalogue/catalogue';
import { StoredConnection } from './connection/StoredConnection';
import { ConnectionForm } from './form/ConnectionForm';
import { FormSkeleton } from './form/FormSkeleton';
import { RendererSwitch } from './form/RendererSwitch';
import { Guide } from './guide/Guide';
import { Beside } from './layout/Beside';
import { Card } from './layout/Card';
import { PageTitle } from './layout/PageTitle';
import { go, type Place } from './place';

interface Props {
  place: Place;
  id: string;
}

/** A stored connection, to be seen or changed. */
export function ConnectionPage({ place, id }: Props) {
  const [connection, setConnection] = useState<Connection | Error>();
  useEffect(() => {
    let isWanted = true;
    read(id).then(
      (connection) => isWanted && setConnection(connection),
      (error) => isWanted && setConnection(error),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  // The error boundary says it.
  if (connection instanceof Error) throw connection;
  if (connection === undefined) return <FormSkeleton fields={4} />;
  return <Shown place={place} connection={connection} onStored={setConnection} />;
}

interface ShownProps {
  place: Place;
  connection: Connection;
  onStored: (connection: Connection) => void;
}

function Shown({ place, connection, onStored }: ShownProps) {
  const form = use(loadForm(connection.form as FormName));
  const code = providerOf(connection.form);
  const provider = use(loadCatalogue()).providers.find((provider) => provider.code === code);
  const { renderer, edit } = place;
  const at = { renderer, connection: connection.id };
  return (
    <>
      <PageTitle isFocused>{provider?.name ?? form.title}</PageTitle>
      <Beside>
        {edit ? (
        <Card
          title={form.title}
          actions={<RendererSwitch chosen={renderer} onChoose={(renderer) => go({ ...at, renderer, edit })} />}
        >
          <ConnectionForm
            form={form}
            renderer={renderer}
            connection={connection}
            onStored={(stored) => {
              onStored(stored);
              go(at);
            }}
          />
        </Card>
      ) : (
        <Card title={form.title}>
          <StoredConnection form={form} connection={connection} onEdit={() => go({ ...at, edit: true })} />
        </Card>
      )}
      <Card isAside title={`Guide to ${provider?.short_name ?? provider?.name}`}>
        <Guide code={code} />
      </Card>
      </Beside>
    </>
  );
}
