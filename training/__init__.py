"""From raw sentence pairs to the bundled inference model; training/README.md has the commands."""
