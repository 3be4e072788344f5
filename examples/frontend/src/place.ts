import type { FormName } from '@example-pay/connection-forms';
import { useSyncExternalStore } from 'react';

/** What draws the forms. */
export type Renderer = 'rjsf' | 'json-forms';

/** What the page shows: it stands in the query of its address, so that it may be served from any folder. */
export interface Place {
  renderer: Renderer;
  /** A provider of which no form is chosen. */
  provider?: string;
  /** An empty form. */
  form?: FormName;
  /** A stored connection. */
  connection?: string;
  /** Whether the connection is being changed. */
  edit?: boolean;
}

/** Where the page is. */
export function usePlace(): Place {
  return read(useSyncExternalStore(subscribe, () => window.location.search));
}

/** The address of a place. */
export function addressOf({ renderer, edit, ...rest }: Place): string {
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (edit) query.set('edit', '');
  if (renderer !== 'rjsf') query.set('renderer', renderer);
  return `?${query.toString().replaceAll('%2F', '/')}`;
}

/** Goes to a place. */
export function go(place: Place): void {
  window.history.pushState(null, '', addressOf(place));
  window.dispatchEvent(new PopStateEvent('popstate'));
}

function read(search: string): Place {
  const query = new URLSearchParams(search);
  return {
    renderer: query.get('renderer') === 'json-forms' ? 'json-forms' : 'rjsf',
    provider: query.get('provider') ?? undefined,
    form: (query.get('form') as FormName | null) ?? undefined,
    connection: query.get('connection') ?? undefined,
    edit: query.has('edit'),
  };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}
