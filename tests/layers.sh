#!/bin/sh
# Fails on an include that points the wrong way between the folders of the house (README, "The house").
set -eu
cd "$1"
status=0

# forbid FOLDER PATTERN [EXCEPT [FILE]]: no file of the folder includes what matches, unless it matches EXCEPT too or
# the file's name is FILE.
forbid() {
    found=$(grep -rnE "^ *# *include *[<\"]($2)" "$1" --include=*.h --include=*.cpp --exclude="${4:-}" |
        grep -vE "include *[<\"](${3:-$})" || true)
    if [ -n "$found" ]; then
        echo "$1 must not include $2:"
        echo "$found"
        status=1
    fi
}

torch='torch/|ATen/|c10/|caffe2/'
qt='Q[A-Za-z]|qcustomplot'

forbid engine "$qt|ui/|app/"
for folder in core int8 kernels data lesson peers report; do
    [ -d engine/$folder ] && forbid engine/$folder "$torch"
done
forbid engine/formats "$torch" '' torch_pickle.cpp
forbid engine/core 'engine/' 'engine/core/'
forbid engine/int8 'engine/' 'engine/(core|int8)/'
forbid engine/lesson 'engine/' 'engine/(core|lesson)/'
forbid engine/data 'engine/' 'engine/(core|data)/'
forbid engine/formats 'engine/' 'engine/(core|int8|formats)/'
forbid engine/peers 'engine/' 'engine/(core|int8|formats|peers)/'
forbid engine/report 'engine/' 'engine/(core|report)/'
forbid engine/network 'engine/' 'engine/(core|network)/'
forbid engine/kernels 'engine/' 'engine/(core|kernels)/'
forbid engine/quant 'engine/' 'engine/(core|int8|kernels|network|quant)/'
forbid ui "$torch|app/"
forbid ui 'engine/' 'engine/core/'
forbid app "$torch"
forbid app 'engine/' 'engine/(core/|session\.h)'
forbid engine/session.h "$torch"
forbid engine/models.h "$torch"
exit $status
