#!/usr/bin/env bash
# Builds every package, packs it, and looks at the tarballs as npm and Node will: publint, attw, knip, then an install
# into an empty npm project and an import of each under this machine's Node and under the one of the workspace.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
bin=$root/node_modules/.bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm run -s build
npx --yes pnpm@12.21.0 -r --filter './packages/*' pack --pack-destination "$work/tarballs" > /dev/null

for tarball in "$work"/tarballs/*.tgz; do
  echo "-- $(basename "$tarball")"
  "$bin/publint" "$tarball" --strict
  "$bin/attw" "$tarball" --profile esm-only --format ascii > "$work/attw.txt" || { cat "$work/attw.txt"; exit 1; }
done
"$bin/knip"

mkdir "$work/consumer"
cd "$work/consumer"
npm init -y > /dev/null
npm install --no-audit --no-fund --ignore-scripts "$work"/tarballs/*.tgz > "$work/install.txt" 2>&1 || { cat "$work/install.txt"; exit 1; }
cat > import.mjs <<'JS'
import { readdirSync } from 'node:fs'
for (const name of readdirSync('node_modules/@sharelink')) {
  const members = Object.keys(await import(`@sharelink/${name}`))
  if (members.length === 0) throw new Error(`@sharelink/${name} exports nothing`)
}
console.log(`imported under Node ${process.version}`)
JS
for node in "$(PATH=/usr/local/bin:/usr/bin:/bin command -v node)" "$bin/node"; do
  "$node" import.mjs
  "$node" node_modules/.bin/sharelink --version
done
