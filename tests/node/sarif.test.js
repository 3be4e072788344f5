// The reports in SARIF are what the standard's own schema takes: those that the Rust tests hold provspec to.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";

import addFormats from "ajv-formats";
import Draft04 from "ajv-draft-04";

const require = createRequire(import.meta.url);
// The package is a part of Microsoft's SDK; of it only the schema is needed.
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// One of its patterns, for names of languages, is none in `u` mode.
const ajv = new Draft04({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const folder = new URL("../reports/expected/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".sarif"));
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

test("there are reports", () => assert.ok(names.length >= 3, names.join(", ")));

for (const name of names) {
  test(`${name} is SARIF 2.1.0`, () => {
    assert.ok(validate(read(name)), JSON.stringify(validate.errors, null, 2));
  });

  test(`${name} refers to what is in it`, () => {
    const [run] = read(name).runs;
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      const fixes = (result.fixes ?? []).flatMap((fix) => fix.artifactChanges);
      const places = [...result.locations, ...(result.relatedLocations ?? [])].map((it) => it.physicalLocation);
      for (const { artifactLocation } of [...places, ...fixes]) {
        const artifact = run.artifacts[artifactLocation.index];
        assert.equal(artifact.location.uri, artifactLocation.uri);
      }
    }
    const known = run.results.map((result) => {
      const file = result.locations[0]?.physicalLocation.artifactLocation.uri;
      return `${file} ${result.partialFingerprints["provspecLine/v1"]}`;
    });
    assert.equal(new Set(known).size, known.length, "two findings of one file have the same fingerprint");
  });
}

test("what is no SARIF is refused", () => {
  const log = read(names[0]);
  log.runs[0].columnKind = "bytes";
  assert.ok(!validate(log));
});
