// How the server is started, and which documents it is told of.

/** The command of the server; `path` is the program. */
function server(path) {
  return { command: path, args: ["lsp"] };
}

/** The server knows itself which of these belong to a project. */
const documents = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", pattern: "**/*.{yaml,yml}" },
  { scheme: "file", pattern: "**/provspec.toml" },
];

module.exports = { documents, server };
