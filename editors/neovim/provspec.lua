-- For Neovim 0.11 and later: `lsp/provspec.lua` in the folder of the configuration, and `vim.lsp.enable("provspec")`.
return {
  cmd = { "provspec", "lsp" },
  filetypes = { "yaml", "toml" },
  root_markers = { "provspec.toml" },
  -- No server for YAML files of other projects.
  workspace_required = true,
}
