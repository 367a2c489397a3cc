#!/bin/sh
# Installs the build into a folder, moves that, and runs the program there: nothing may be looked for where it was.
#   installed.sh BUILD_FOLDER
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/first" >"$folder/log" || { cat "$folder/log"; exit 1; }
mv "$folder/first" "$folder/moved"
cd "$folder"
program=moved/bin/quantelier

"$program" --version | head -n 1
"$program" dataset sketch --output digits --train_images 8 --test_images 8
QT_QPA_PLATFORM=offscreen HOME=$folder timeout 10 "$program" ./digits && code=0 || code=$?
[ "$code" = 124 ] || { echo "the window ended by itself with $code"; exit 1; }

wrong=$(for file in $program $(find moved -name '*.so'); do readelf -d "$file"; done | grep RUNPATH | grep -v '\[\$ORIGIN' || true)
[ -z "$wrong" ] || { echo "libraries are looked for at a fixed place: $wrong"; exit 1; }
for file in bin/quantelier share/man/man1/quantelier.1 share/bash-completion/completions/quantelier \
    share/zsh/vendor-completions/_quantelier share/fish/vendor_completions.d/quantelier.fish \
    share/applications/org.quantelier.quantelier.desktop share/metainfo/org.quantelier.quantelier.metainfo.xml \
    share/mime/packages/quantelier.xml share/icons/hicolor/scalable/apps/quantelier.svg; do
    [ -s "moved/$file" ] || { echo "$file is not installed"; exit 1; }
done
