/** The providers of the catalogue and their forms. */
export interface Catalogue {
  /** In order of code. */
  providers: Array<Provider>;
}

/** A payment provider. */
export interface Provider {
  /** Its code, unique in the catalogue. */
  code: string;
  /** Its name, as the provider writes it. */
  name: string;
  /** Its name in running text, where that differs. */
  short_name?: string;
  /** URL of a picture of its logo. */
  logo?: string;
  /** What it is, in one line. */
  description?: string;
  /** Where it stands in its life. */
  status: "active" | "deprecated" | "listed";
  /** Since when and why it should no longer be used. */
  deprecated?: Deprecated;
  /** Path of its guide page in the published site. */
  docs: string;
  /** The modes that it has. */
  modes: Array<"test" | "live">;
  /** Codes of the only currencies that a connection may have, where the spec says them. */
  currencies?: Array<string>;
  /** Base URLs of its API. */
  hosts?: Array<Host>;
  /** Fields of forms whose values are hosts of its API. */
  host_fields?: Array<HostField>;
  /** What its own requests come from. */
  sends_from?: Array<Sender>;
  /** Its own pages, by name. */
  links?: Record<string, Link>;
  /** Values that the company makes for each connection, and the merchant enters there. */
  issued?: Array<Issued>;
  /** What has to be whitelisted there and how, with the company's own list. */
  ip_whitelist: IpWhitelist;
  /** The URLs that it calls. */
  callbacks: Array<Callback>;
  /** Whether a form takes a file. */
  takes_files: boolean;
  /** Its connection forms. */
  forms: Array<Form>;
}

/** Since when and why something should no longer be used. */
export interface Deprecated {
  /** The day, as in `2026-01-31`. */
  since: string;
  /** Why, and what to use instead. */
  reason: string;
}

/** A base URL of an API. */
export interface Host {
  /** The form that it is for; otherwise for all that have none of their own. */
  account?: string;
  /** The field of the form whose answer it belongs to. */
  field?: string;
  /** That answer. */
  value?: string;
  /** The mode that it is for; otherwise for every one. */
  mode?: "test" | "live";
  /** Its name, where there are several. */
  name?: string;
  /** The URL. */
  url: string;
}

/** A field whose value is a host of the API. */
export interface HostField {
  /** The form that has it. */
  account: string;
  /** Its key. */
  field: string;
  /** The mode that it is for; otherwise for every one. */
  mode?: "test" | "live";
}

/** What requests come from. */
export interface Sender {
  /** The form that it is for; otherwise for all that have none of their own. */
  account?: string;
  /** The mode that it is for; otherwise for every one. */
  mode?: "test" | "live";
  /** An address or a CIDR network. */
  address?: string;
  /** A host name, which resolves to the addresses. */
  host?: string;
  /** URL of a list of addresses that the provider publishes. */
  list?: string;
  /** The day from which it is used, as in `2026-01-31`. */
  begins?: string;
  /** The day from which it is no longer used. */
  retires?: string;
}

/** A page of the provider's own. */
export interface Link {
  /** What it leads to. */
  title: string;
  /** The address. */
  url: string;
}

/** A value that the company makes for each connection. */
export interface Issued {
  /** Its key: in braces it stands for the value, in what is set at the provider. */
  key: string;
  /** What it is called. */
  title: string;
  /** The provider's own name for it. */
  known_as?: string;
  /** What it is for. */
  description?: string;
  /** Whether it is kept like a password. */
  secret: boolean;
  /** Fewest characters. */
  min_length?: number;
  /** Most characters. */
  max_length?: number;
  /** The characters that it is made of. */
  alphabet: "letters_and_digits" | "lower_case_and_digits" | "hexadecimal" | "digits";
  /** Whether there is one for each mode. */
  per_mode: boolean;
  /** The forms that it is for; otherwise for every one. */
  accounts?: Array<string>;
  /** Whether it is needed with some connections only. */
  limited: boolean;
}

/** What has to be whitelisted and how. */
export interface IpWhitelist {
  /** Whether anything has to be done. */
  requirement: "required" | "ask_manager" | "recommended" | "none";
  /** Where in the portal. */
  where?: string;
  /** Who gets the list, where it is handed in. */
  given_to?: string;
  /** What stands between the entries; absent where nobody knows. */
  separator?: string;
  /** Whether a space comes after the separator. */
  space_after_separator: boolean;
  /** How networks are written. */
  ranges: string;
  /** The most entries. */
  max_entries?: number;
  /** Whether IPv6 addresses are taken. */
  ipv6: boolean;
  /** Names of the boxes that the same list goes into. */
  boxes?: Array<string>;
  /** Whether there is a list for each mode. */
  per_mode: boolean;
  /** What else is set in the portal: name and value. */
  set?: Record<string, string>;
  /** The forms that it is for; otherwise for every one. */
  accounts?: Array<string>;
  /** Whether it is needed with some connections only. */
  limited: boolean;
  /** When it is needed, of which one is enough; otherwise always. */
  when?: Array<When>;
  /** What else there is to know. */
  note?: string;
  /** The company's addresses as one text to paste. */
  list?: string;
  /** The same, one by one. */
  entries?: Array<string>;
  /** From which day which of them are no longer used. */
  retires?: Record<string, string>;
  /** Addresses that did not fit. */
  left_out?: Array<string>;
  /** How many entries there still are too many. */
  excess?: number;
}

/** A case in which something is needed. */
export interface When {
  /** The form that is asked; otherwise each that it is for. */
  account?: string;
  /** The mode that it is for, where no form knows the mode. */
  mode?: "test" | "live";
  /** A JSON Schema that the values of the form then match, of draft-07 and of 2020-12 alike. */
  values?: Record<string, unknown>;
}

/** A URL that the provider calls, or what else becomes of its box. */
export interface Callback {
  /** Name of the box. */
  title: string;
  /** What goes into it; with `per_connection`, `{connection_id}` in it stands for the ID of the connection. */
  url?: string;
  /** The URL is another one for each connection. */
  per_connection?: boolean;
  /** It stays empty. */
  leave_empty?: boolean;
  /** An address of the merchant's own goes into it. */
  merchant_url?: boolean;
  /** Support knows what goes into it. */
  ask_support?: boolean;
  /** The company hands it in itself. */
  automatic?: boolean;
  /** Where in the portal. */
  where?: string;
  /** Who gets it, where it is handed in. */
  given_to?: string;
  /** Whether there is a box for each mode. */
  per_mode: boolean;
  /** The events that it is for. */
  events?: Array<CallbackEvent>;
  /** Settings beside it: name and value. */
  set?: Record<string, string>;
  /** Fields of the form whose values it yields. */
  gives?: Array<string>;
  /** The forms that it is for; otherwise for every one. */
  accounts?: Array<string>;
  /** Whether it is needed with some connections only. */
  limited: boolean;
  /** When it is needed, of which one is enough; otherwise always. */
  when?: Array<When>;
  /** What else there is to know. */
  note?: string;
}

/** An event at the provider. */
export interface CallbackEvent {
  /** Its name there. */
  name: string;
  /** The forms that it is for; otherwise all that its callback is for. */
  accounts?: Array<string>;
  /** When it is needed, of which one is enough; otherwise always. */
  when?: Array<When>;
}

/** A connection form. */
export interface Form {
  /** Kind of account, unique in the provider. */
  key: string;
  /** Its title. */
  title: string;
  /** Since when and why it should no longer be used. */
  deprecated?: Deprecated;
  /** The number of its fields. */
  fields: number;
  /** Path of the module that has all of the form; without extension, that of its types. */
  module: string;
  /** Path of the draft-07 schema. */
  schema: string;
  /** Path of the schema in draft 2020-12. */
  schema_2020_12: string;
  /** Path of the draft-07 schema for JSON Forms. */
  schema_jsonforms: string;
  /** Paths of the UI schemas. */
  ui_schema: UiSchemas;
  /** Where its guide page explains the form. */
  anchor: string;
  /** Where its guide page explains each field, by key; inside a repeated group after that of the group. */
  anchors: Record<string, string>;
}

/** UI schemas by renderer. */
export interface UiSchemas {
  /** For react-jsonschema-form. */
  rjsf: string;
  /** For JSON Forms. */
  jsonforms: string;
}

declare const catalogue: Catalogue;
export default catalogue;
