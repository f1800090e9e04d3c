"""A language server: what an editor should look at in a draft, while it is being written.

It needs the extra ``lsp``. One thread talks with the editor, another checks, so typing never waits for a verdict.
"""

from checker.lsp.server import Opening, Proofreading, serve

__all__ = ["Opening", "Proofreading", "serve"]
