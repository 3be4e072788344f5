// Types of every schema in a folder, by quicktype's library in one process: node quicktype.js LANGUAGE EXTENSION SCHEMAS OUT
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputData, JSONSchemaInput, quicktype } from "quicktype-core";

const [language, extension, from, to] = process.argv.slice(2);
const options = {
  rust: { visibility: "public", "derive-debug": "true" },
  typescript: { "just-types": "true" },
};
for (const file of readdirSync(from)) {
  const name = file.slice(0, -".json".length);
  const source = new JSONSchemaInput(undefined);
  await source.addSource({ name, schema: readFileSync(join(from, file), "utf8") });
  const inputData = new InputData();
  inputData.addInput(source);
  const { lines } = await quicktype({ inputData, lang: language, rendererOptions: options[language] });
  writeFileSync(join(to, `${name}.${extension}`), lines.join("\n"));
}
