#!/bin/bash
# fuzz.sh TARGET SECONDS: builds fuzz/TARGET.cpp with libFuzzer, ASan and UBSan and runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1 seconds=$2
test -f build/fuzz/build.ninja || CC=clang-19 CXX=clang++-19 cmake --preset fuzz > /dev/null
ninja -C build/fuzz --quiet "$target"
mkdir -p "build/fuzz/corpus/$target"
seeds=(); [ -d "fuzz/corpus/$target" ] && seeds=("fuzz/corpus/$target")
"build/fuzz/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
  -artifact_prefix=build/fuzz/ "build/fuzz/corpus/$target" "${seeds[@]}" 2>&1 | tail -40
