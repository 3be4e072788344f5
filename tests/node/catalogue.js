// The files to judge. PROVSPEC_FRONTEND is a frontend package (`generated/frontend`), PROVSPEC_CASES the folder of
// cases for its forms, PROVSPEC_FAULTS that of what the types say of them; by default, what
// `cargo test --test json_schema_target` and `cargo test --package generated-forms` leave.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const left = fileURLToPath(new URL('../../target/tmp', import.meta.url));
/** The folder of the package. */
export const frontend = process.env.PROVSPEC_FRONTEND ?? path.join(left, 'json_schema/frontend');
const byDefault = (folder) => (process.env.PROVSPEC_FRONTEND ? undefined : path.join(left, folder));
const casesFolder = process.env.PROVSPEC_CASES ?? byDefault('json_schema/cases');
const faultsFolder = process.env.PROVSPEC_FAULTS ?? byDefault('extensions/faults');

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const inPackage = (file) => read(path.join(frontend, file));

/** The index of the package, and its schema. */
export const index = inPackage('index.json');
export const indexSchema = inPackage('index.schema.json');

/** Every form of the index: its name, the schemas, the UI schemas, the cases, and their faults by name of the case. */
export const forms = index.providers.flatMap((provider) =>
  provider.forms.map((form) => ({
    name: `${provider.code}/${form.key}`,
    entry: form,
    draft7: inPackage(form.schema),
    draft2020: inPackage(form.schema_2020_12),
    jsonForms: inPackage(form.schema_jsonforms),
    uiSchema: inPackage(form.ui_schema.rjsf),
    uiJsonForms: inPackage(form.ui_schema.jsonforms),
    cases: about(casesFolder, provider.code, form.key) ?? [],
    faults: about(faultsFolder, provider.code, form.key),
  })),
);

function about(folder, code, form) {
  if (folder === undefined) return undefined;
  const file = path.join(folder, code, `${form}.json`);
  return existsSync(file) ? read(file) : undefined;
}

/** Whether there are cases to judge at all. */
export const hasCases = forms.some((form) => form.cases.length > 0);
