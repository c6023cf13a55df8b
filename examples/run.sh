#!/usr/bin/env bash
# Builds biaochi, scores the example villages against both standards, explains two indicators of one village, and scores
# the standards of other kinds; of each it tells whether the scores are those of its expected.txt.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) lang=zh ;;
    *) lang=en ;;
esac
say() {  # say CHINESE ENGLISH
    if [ $lang = zh ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi
}
run() {  # shows a command, then what it prints
    printf '\n$ biaochi %s\n' "$*"
    build/release/biaochi "$@" --lang $lang
}

bash tests/setup.sh
say "正在构建 biaochi,首次构建请稍候……" "Building biaochi; the first time takes a while…"
mkdir -p build
if ! { cmake --preset release && cmake --build --preset release --target biaochi; } >build/examples.log 2>&1; then
    cat build/examples.log
    say "构建失败,原因见上。" "The build failed; its reasons are above."
    exit 1
fi

full=standards/guangzhou/full-employment-community/2024.biao
quality=standards/guangzhou/quality-employment-village/2024-trial.biao

run score $full examples/full-employment-community/*.facts
run score $quality examples/quality-employment-village/*.facts
run explain $full examples/full-employment-community/*.facts --subject 溪头村 --indicator 1.1
run explain $full examples/ledgers/充分就业社区-溪头村.facts --indicator 1.4

differing=0
for expected in examples/*/expected.txt; do
    folder=$(dirname "$expected")
    run score "$folder"/*.biao "$folder"
    if build/release/biaochi score "$folder"/*.biao "$folder" --format csv 2>/dev/null | cmp -s - "$expected"; then
        say "与手算值一致:$expected" "As worked out by hand: $expected"
    else
        say "与手算值不一致:$expected" "Not as worked out by hand: $expected"
        differing=$((differing + 1))
    fi
done
exit $((differing > 0))
