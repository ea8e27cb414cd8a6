#!/bin/bash
# One archive with the binary, the web app and the papers; unpacked anywhere, bin/xingqu serves.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=build/release/xingqu
version=$("$binary" version | awk '{print $2}')
name="xingqu-$version-linux-$(uname -m)"
staging=build/package/$name
rm -rf "$staging"
mkdir -p "$staging/bin" "$staging/share/xingqu/web"
install -m 755 "$binary" "$staging/bin/xingqu"
strip --strip-debug "$staging/bin/xingqu"
cp -r web/dist "$staging/share/xingqu/web/dist"
mkdir "$staging/share/xingqu/data" && cp -r data/tiles "$staging/share/xingqu/data/tiles"
cp LICENSE README.md "$staging/"
cp -r data/README.md "$staging/share/xingqu/data-README.md"
# The shared libraries it wants from Debian 12, by package.
ldd "$staging/bin/xingqu" | awk '$3 ~ /^\// {print $3}' | xargs -n1 readlink -f | sed 's|^/usr||' \
  | while read -r library; do dpkg-query -S "*$library" 2> /dev/null | cut -d: -f1 | head -1; done \
  | sort -u > "$staging/DEBIAN-PACKAGES"
tar -C build/package -czf "build/package/$name.tar.gz" "$name"
echo "build/package/$name.tar.gz"
