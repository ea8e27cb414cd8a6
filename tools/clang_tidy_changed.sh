#!/bin/bash
# clang-tidy on the C++ sources that differ from the base (origin/main, or the commit before).
set -euo pipefail
base=$(git merge-base HEAD origin/main 2> /dev/null || true)
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse HEAD~1 2> /dev/null || true); fi
[ -n "$base" ] || { echo "skipped: no commit to compare with"; exit 0; }
files=$(git diff --name-only --diff-filter=AM "$base" -- 'server/*.cpp' | grep -v '/impl/' | head -40 || true)
[ -n "$files" ] || { echo "no C++ source differs from $base"; exit 0; }
# GCC's precompiled header and its flags mean nothing to clang.
mkdir -p build/tidy
sed -E 's/-fpch-preprocess//g; s/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g' \
  build/dev/compile_commands.json > build/tidy/compile_commands.json
echo "$files" | xargs clang-tidy-19 -p build/tidy --quiet
