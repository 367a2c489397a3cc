#!/bin/sh
# Checks what the desktop reads: the entry, the AppStream metadata, the MIME types. Exits 77 where a tool is missing.
#   metadata.sh SOURCE_FOLDER METAINFO_FILE
set -eu
for tool in desktop-file-validate appstreamcli update-mime-database; do
    command -v $tool >/dev/null || { echo "$tool is missing (packaging/packages-test)"; exit 77; }
done
entry=$1/packaging/desktop/org.quantelier.quantelier.desktop
problems=$(desktop-file-validate "$entry")
[ -z "$problems" ] || { echo "$problems"; exit 1; }
appstreamcli validate --pedantic --no-net "$2"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$1/packaging/desktop/quantelier.xml" "$folder/mime/packages"
XDG_DATA_DIRS=$folder PKGSYSTEM_ENABLE_FSYNC=0 update-mime-database "$folder/mime"
for type in $(sed -n 's/^MimeType=//p' "$entry" | tr ';' ' '); do
    grep -q "^60:$type:" "$folder/mime/globs2" || { echo "$type has no file name in quantelier.xml"; exit 1; }
    grep -q "<mediatype>$type</mediatype>" "$2" || { echo "$type is not in the AppStream metadata"; exit 1; }
done
