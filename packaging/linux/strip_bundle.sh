#!/bin/sh
# Take the debug symbols out of the bundle's libraries; not out of those that other tools have packed (auditwheel's, Qt's), which break.
set -eu
find "$1" -name '*.so*' -type f -not -path '*.libs/*' -not -path '*/PySide6/*' -exec strip --strip-unneeded {} +
# NumPy and SciPy bring the same libraries of Fortran.
for one in "$1"/_internal/scipy.libs/*; do
  other="$1/_internal/numpy.libs/${one##*/}"
  if [ -f "$other" ] && cmp -s "$one" "$other"; then ln -sf "../numpy.libs/${one##*/}" "$one"; fi
done
# Libraries of this machine that came for others which are left out: the machine that has those has these. Qt asks for one by name.
for _pass in 1 2 3; do
  needed=$(find "$1" -name '*.so*' -type f -exec readelf -d {} + 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u)
  for one in "$1"/_internal/lib*.so*; do
    case "${one##*/}" in libpython* | libXcursor.*) continue ;; esac
    echo "$needed" | grep -qxF "${one##*/}" || rm "$one"
  done
done
