import type { Fault } from '@example-pay/connection-forms/messages';

/** A connection without its secrets and files. */
export interface Connection {
  id: string;
  form: string;
  created_at: string;
  updated_at: string;
  /** What may be seen. */
  values: Record<string, unknown>;
  /** Path of a secret or a file → what may be known of it. */
  stored: Record<string, StoredSecret>;
  /** What is wrong with it by its form of today: it has to be finished. */
  errors?: Fault[];
}

/** What may be known of a secret or a file. */
export interface StoredSecret {
  name?: string;
  media_type?: string;
  size?: number;
}

/** What the backend says to a submission. */
export type Answer = { connection: Connection } | { faults: Fault[] };

/** Submits a new connection. */
export function create(form: string, values: unknown): Promise<Answer> {
  return submit('POST', `connections/${form}`, values);
}

/** Submits a connection anew: a secret that is not in the values stays as it is. */
export function change(id: string, values: unknown): Promise<Answer> {
  return submit('PUT', `connections/${id}`, values);
}

/** Reads a connection; one that has to be finished too. */
export async function read(id: string): Promise<Connection> {
  const response = await send('GET', `connections/${id}`);
  const body = await json(response);
  if (response.ok) return body;
  if (response.status === 409 && body.draft) return { ...body, ...body.draft };
  throw new Error(body.error?.message ?? `The service answered ${response.status}.`);
}

async function submit(method: string, path: string, values: unknown): Promise<Answer> {
  const response = await send(method, path, JSON.stringify(values));
  const body = await json(response);
  if (response.ok) return { connection: body };
  if (response.status === 422) return { faults: body.errors };
  throw new Error(body.error?.message ?? `The service answered ${response.status}.`);
}

async function send(method: string, path: string, body?: string): Promise<Response> {
  try {
    return await fetch(`api/${path}`, { method, body, headers: body ? { 'content-type': 'application/json' } : {} });
  } catch {
    throw new Error('The service cannot be reached. Nothing was saved; try again in a moment.');
  }
}

/** The body; nothing where it is none, as when something in between answers. */
const json = (response: Response) => response.json().catch(() => ({}));
