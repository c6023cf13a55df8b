#!/usr/bin/env bash
# The whole test suite. It stops at nothing: every stage runs, a table tells how each went, and the last line is
# `N passed, M failed` over all tests counted. A build, the set-up and the examples count as failed tests when they
# fail. Logs: build/test-logs/.
#
#     tests/run.sh             everything
#     tests/run.sh --update    builds and rewrites what the cases expect, nothing else; read the diff
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

update=no
case "$*" in
    "") ;;
    --update) update=yes ;;
    *)
        sed -n 's/^# \{0,1\}//; 2,7p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
esac

release=build/release
sanitize=build/sanitize
logs=build/test-logs
rm -rf "$logs"
mkdir -p "$logs"
export LC_ALL=C.UTF-8
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

table=()
passed_in_all=0
failed_in_all=0

# The last closing line of a log as "passed failed". Read: our own form, ctest's, doctest's and unittest's.
counts() {
    awk '
        /^[0-9]+ passed, [0-9]+ failed/ { passed = $1; failed = $3 }
        /^[0-9]+% tests passed, / { passed = $9 - $4; failed = $4 }
        /^\[doctest\] test cases:/ { passed = $6; failed = $9 }
        /^Ran [0-9]+ tests? in / { ran = $2 }
        /^OK/ && ran != "" { passed = ran; failed = 0 }
        /^FAILED \(/ && ran != "" {
            failed = 0
            for (i = 2; i <= NF; ++i)
                if (split($i, part, "=") == 2 && part[1] !~ /skipped/) failed += part[2]
            passed = ran - failed
        }
        END { if (passed != "") print passed, failed + 0 }' "$1"
}

# stage tests|step NAME COMMAND…: runs it. `tests` must print a count within 15 minutes; a `step` counts only when it
# fails.
stage() {
    local kind=$1 name=$2
    shift 2
    local log="$logs/${name//[ ,]/-}.log" begin=$SECONDS code passed=0 failed=0 note="" row limit=()
    [ "$kind" = step ] || limit=(timeout --kill-after=10 900)
    printf '%-30s ' "$name"
    "${limit[@]}" "$@" >"$log" 2>&1 </dev/null
    code=$?
    if [ "$kind" = tests ] && ! read -r passed failed < <(counts "$log"); then
        passed=0 failed=1 note=", printed no count (exit code $code)"
    elif [ "$code" != 0 ] && [ "$failed" = 0 ]; then
        failed=1 note=", exit code $code"
    elif [ "$kind" = tests ] && [ $((passed + failed)) = 0 ]; then
        failed=1 note=", ran no test"
    fi
    passed_in_all=$((passed_in_all + passed))
    failed_in_all=$((failed_in_all + failed))
    row=$(printf '%7d passed %5d failed' "$passed" "$failed")
    if [ "$kind" = step ]; then
        row=$(printf '%14s %12s' "$([ "$failed" = 0 ] && echo "done" || echo FAILED)" "")
    fi
    row=$(printf '%s %5d s%s' "$row" $((SECONDS - begin)) "$note")
    printf '%s\n' "$row"
    table+=("$(printf '%-30s %s' "$name" "$row")")
    if [ "$failed" != 0 ]; then
        printf '    | the end of %s:\n' "$log"
        tail -n 150 "$log" | sed 's/^/    | /'
    fi
}

build() {  # build PRESET
    cmake --preset "$1" && cmake --build --preset "$1"
}

stage step "set-up" bash tests/setup.sh tests
stage step "build" build release
if [ "$update" = yes ]; then
    stage tests "cases, updated" python3 tests/cases/run.py --program $release/biaochi --update
    grep '^updated ' $logs/cases--updated.log
else
    stage tests "architecture" python3 tests/architecture.py
    stage tests "unit tests" ctest --test-dir $release --output-on-failure --no-tests=error -j 2
    stage tests "cases" python3 tests/cases/run.py --program $release/biaochi
    stage tests "codes have cases" python3 tests/cases/run.py --program $release/biaochi --codes
    stage tests "fidelity" python3 tests/fidelity/check.py
    stage tests "documentation" python3 tests/docs/run.py --program $release/biaochi
    stage tests "reference" python3 tests/reference/self_test.py
    stage tests "differential" python3 tests/reference/differential.py --program $release/biaochi \
        --standards standards --rows 20000
    stage tests "ledgers" python3 tests/reference/ledger_test.py --program $release/biaochi
    stage tests "ranges" python3 tests/ranges/run.py --program $release/biaochi
    stage tests "mutations" python3 tests/mutations/run.py --program $release/biaochi
    stage step "examples" bash examples/run.sh
    stage tests "csv-spectrum" python3 tests/corpora/run.py csv --program $release/biaochi \
        --reader $release/tests/read_csv
    stage tests "JSONTestSuite" python3 tests/corpora/run.py json --program $release/biaochi
    stage tests "naughty strings" python3 tests/corpora/naughty.py --program $release/biaochi
    stage tests "written by others" python3 tests/sheets/written.py --program $release/biaochi \
        --writer $release/tests/write_xlsxwriter
    stage tests "mutated sheets" python3 tests/sheets/mutated.py --program $release/biaochi
    stage tests "bombs" python3 tests/sheets/bombs.py --program $release/biaochi
    stage tests "forms filled in" python3 tests/forms/fill.py --program $release/biaochi
    stage tests "faulted writes" python3 tests/faults/run.py --program $release/biaochi
    stage tests "worked examples" python3 tests/examples.py --program $release/biaochi
    stage step "build, sanitized" build sanitize
    stage tests "unit tests, sanitized" $sanitize/tests/unit_tests
    stage tests "cases, sanitized" python3 tests/cases/run.py --program $sanitize/biaochi
    stage tests "JSONTestSuite, sanitized" python3 tests/corpora/run.py json --program $sanitize/biaochi
    stage tests "mutated sheets, sanitized" python3 tests/sheets/mutated.py --program $sanitize/biaochi \
        --count 300 --seed 5
    stage tests "fuzz, sanitized" $sanitize/tests/fuzz_parse --runs 75000
fi

printf '\n'
printf '%s\n' "${table[@]}"
printf '%-30s %27s %5d s\n\n' "together" "" "$SECONDS"
printf '%d passed, %d failed\n' "$passed_in_all" "$failed_in_all"
[ "$failed_in_all" = 0 ]
