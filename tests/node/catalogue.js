// The files to judge. PROVSPEC_FRONTEND is a frontend package (`generated/frontend`), PROVSPEC_CASES the folder of
// cases for its forms; by default, what `cargo test --test json_schema_target` leaves.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const left = fileURLToPath(new URL('../../target/tmp/json_schema', import.meta.url));
const frontend = process.env.PROVSPEC_FRONTEND ?? path.join(left, 'frontend');
const casesFolder =
  process.env.PROVSPEC_CASES ?? (process.env.PROVSPEC_FRONTEND ? undefined : path.join(left, 'cases'));

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const inPackage = (file) => read(path.join(frontend, file));

/** Every form of the index: its name, both schemas, the UI schema and the cases. */
export const forms = inPackage('index.json').providers.flatMap((provider) =>
  provider.forms.map((form) => ({
    name: `${provider.code}/${form.key}`,
    draft7: inPackage(form.schema),
    draft2020: inPackage(form.schema_2020_12),
    uiSchema: inPackage(form.ui_schema.rjsf),
    cases: cases(provider.code, form.key),
  })),
);

function cases(code, form) {
  if (casesFolder === undefined) return [];
  const file = path.join(casesFolder, code, `${form}.json`);
  return existsSync(file) ? read(file) : [];
}

/** Whether there are cases to judge at all. */
export const hasCases = forms.some((form) => form.cases.length > 0);
