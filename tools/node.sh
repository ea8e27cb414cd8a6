#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tools/node.sh COMMAND…  Runs a command with a Node.js the web app can be built with;
# `source tools/node.sh` puts that Node.js on the PATH of a bash.
# Debian 12 ships Node 18; the web tools need 22.22 or newer. When the system's node is too old,
# Node 22 comes from npm (package node-linux-<cpu>) into .cache/node, once.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE:-$0}")/.." && pwd)
version=22.23.3

new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit(a > 22 || (a === 22 && b >= 22) ? 0 : 1)' 2>/dev/null
}

if ! new_enough node; then
  case $(uname -m) in
    x86_64) cpu=x64 ;;
    aarch64) cpu=arm64 ;;
    *) echo "tools/node.sh: install Node.js >= 22.22 for $(uname -m) yourself" >&2; exit 1 ;;
  esac
  folder="$root/.cache/node/$version-$cpu"
  bin="$folder/node_modules/node-linux-$cpu/bin"
  if ! new_enough "$bin/node"; then
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error \
      "node-linux-$cpu@$version" >&2
  fi
  PATH="$bin:$PATH"
  export PATH
fi
[ $# -eq 0 ] || exec "$@"
