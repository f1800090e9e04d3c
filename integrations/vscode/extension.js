// Starts `factcheck lsp`, and lets it look at texts.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const wishes = workspace.getConfiguration("factcheck");
  client = new LanguageClient(
    "factcheck",
    "factcheck",
    { command: wishes.get("command"), args: ["lsp"] },
    {
      documentSelector: ["markdown", "html", "plaintext"].map((language) => ({ language })),
      initializationOptions: wishes.get("settings"),
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
