#!/usr/bin/env bash
# Try the hooks of .pre-commit-hooks.yaml for real: pre-commit installs the tool from this repository's last commit and
# runs both hooks in a small workspace. By hand, because it installs everything anew: it takes minutes and a package index.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
python="${PYTHON:-python3}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export PRE_COMMIT_HOME="$folder/home"

cd "$folder"
cp -r "$here/claims" "$here/sources" "$here/factcheck.toml" .
mkdir drafts
echo "Belgium will not send soldiers to Greenland for the time being." > drafts/right.md
echo "Russian and Chinese ships are present in Greenland itself." > drafts/wrong.md
git init -q
git add -A
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: file://$here
    rev: $(git -C "$here" rev-parse HEAD)
    hooks:
      - id: factcheck-check
        files: ^drafts/
      - id: factcheck-lint
CONFIG

"$python" -m pre_commit run --files drafts/right.md sources/speakers.yaml
echo "what is right passes"
if "$python" -m pre_commit run --files drafts/right.md drafts/wrong.md; then
  echo "what is wrong passed, too" >&2
  exit 1
fi
echo "what is wrong is stopped"
