// The client's own library of messages with the real server: what the extension does, without VS Code around it.

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { StreamMessageReader, StreamMessageWriter, createProtocolConnection } = require("vscode-languageserver-protocol/node");

const { documents, server } = require("../server");

const repository = path.join(__dirname, "..", "..", "..");
const program = process.env.PROVSPEC ?? path.join(repository, "target", "debug", "provspec");
const spec = "provspec: 1\ncode: acme\nname: Acme\naccounts: { provider: { form: [country] } }\n";

let root, child, connection;

before(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "provspec-vscode-"));
  fs.mkdirSync(path.join(root, "specs"));
  fs.writeFileSync(path.join(root, "provspec.toml"), "");
  fs.writeFileSync(path.join(root, "specs", "acme.yaml"), spec);
  const { command, args } = server(program);
  child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const { capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: { general: { positionEncodings: ["utf-16"] } },
  });
  assert.equal(capabilities.positionEncoding, "utf-16");
  await connection.sendNotification("initialized", {});
});

after(async () => {
  await connection.sendRequest("shutdown");
  const ended = new Promise((resolve) => child.on("exit", resolve));
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
  connection.dispose();
  fs.rmSync(root, { recursive: true });
});

test("what is wrong is shown while it is typed", async () => {
  const uri = pathToFileURL(path.join(root, "specs", "acme.yaml")).href;
  const published = [];
  connection.onNotification("textDocument/publishDiagnostics", (params) => published.push(params));
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text: spec },
  });
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } }, text: "nmae" }],
  });
  const symbols = await connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
  assert.ok(symbols.length > 0);
  const last = published.findLast((params) => params.uri === uri);
  assert.equal(last.version, 2);
  assert.ok(last.diagnostics.some(({ message }) => message.includes("did you mean `name`?")));
});

test("the manifest has the settings and the commands that the extension knows", () => {
  const manifest = require("../package.json");
  const source = fs.readFileSync(path.join(__dirname, "..", "extension.js"), "utf8");
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`"${command}"`), command);
  }
  assert.equal(manifest.contributes.configuration.properties["provspec.path"].default, "provspec");
  assert.ok(documents.some(({ pattern }) => pattern === "**/provspec.toml"));
});
