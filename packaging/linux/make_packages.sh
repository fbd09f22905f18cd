#!/bin/sh
# From the bundle in dist/servqual-desk: dist/servqual-desk_VERSION_ARCH.deb and dist/servqual-desk-VERSION-ARCH.tar.xz.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
arch=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

install -d "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/mime/packages" \
  "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/icons/hicolor/256x256/apps" "$tree/usr/share/doc/servqual-desk" "$tree/DEBIAN"
cp -a dist/servqual-desk "$tree/opt/servqual-desk"
ln -s /opt/servqual-desk/servqual-desk "$tree/usr/bin/servqual-desk"
install -m 644 packaging/linux/servqual-desk.desktop "$tree/usr/share/applications/"
install -m 644 packaging/linux/servqual-desk.xml "$tree/usr/share/mime/packages/"
install -m 644 packaging/servqual-desk.svg "$tree/usr/share/icons/hicolor/scalable/apps/"
install -m 644 ui/icons/program.png "$tree/usr/share/icons/hicolor/256x256/apps/servqual-desk.png"
install -m 644 LICENSE "$tree/usr/share/doc/servqual-desk/copyright"
# The libraries of the system that Qt needs, by the one list of them.
depends=$(python3 -I -c 'import runpy; lists = runpy.run_path("ui/system_libraries.py"); names = [*lists["EVERY_WINDOW"].values(), *lists["PLATFORMS"]["xcb"].values()]; print(", ".join(dict.fromkeys(names)))')
cat >"$tree/DEBIAN/control" <<CONTROL
Package: servqual-desk
Version: $version
Architecture: $arch
Maintainer: The Servqual Desk maintainers <maintainers@servqual-desk.invalid>
Section: science
Priority: optional
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: $depends
Recommends: libcups2, desktop-file-utils, shared-mime-info
Suggests: espeak-ng
Description: surveys of public services, from the counter to the printed report
 Interviews by SERVQUAL, Cohen's smart governance and Indonesia's SKM, kept in
 one file, analysed as R does, reported, and handed on to SPSS, Stata and R.
CONTROL
dpkg-deb --root-owner-group -Zxz --build "$tree" "dist/servqual-desk_${version}_$arch.deb"
tar -C dist -cJf "dist/servqual-desk-$version-$arch.tar.xz" servqual-desk
