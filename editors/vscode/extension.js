// Starts `provspec lsp` and shows what it says. All else is in the server.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const { documents, server } = require("./server");

let client;

async function activate(context) {
  const start = async () => {
    const path = vscode.workspace.getConfiguration("provspec").get("path");
    client = new LanguageClient("provspec", "provspec", server(path), { documentSelector: documents });
    try {
      await client.start();
    } catch (error) {
      vscode.window.showErrorMessage(`provspec: cannot start \`${path} lsp\`: ${error.message}`);
    }
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("provspec.restart", async () => {
      await deactivate();
      await start();
    }),
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running?.needsStop()) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
