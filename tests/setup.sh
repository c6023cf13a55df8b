#!/usr/bin/env bash
# Installs the Debian packages that are missing; says nothing when none is.
#
#     tests/setup.sh           what building needs
#     tests/setup.sh tests     and what only the tests need: other programs that write sheets, and strace
set -u

packages=(
    g++ cmake ninja-build ccache python3
    tao-pegtl-dev libfmt-dev libcli11-dev doctest-dev nlohmann-json3-dev libboost-dev
    pkg-config libzip-dev libexpat1-dev libxlsxwriter-dev
)
if [ "${1:-}" = tests ]; then
    packages+=(python3-openpyxl python3-uno libreoffice-calc-nogui strace)
fi

fail() {  # fail CHINESE ENGLISH: what is wrong, then what to install by hand
    {
        printf '错误:%s\nerror: %s\n' "$1" "$2"
        printf '请自行安装 / please install by hand: %s\n' "${missing[*]}"
    } >&2
    exit 1
}

missing=()
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    missing=("${packages[@]}")
    fail "本脚本只会在 Debian 或 Ubuntu 上安装软件包(装好后请直接运行 cmake --preset release)。" \
        "this script installs on Debian and Ubuntu only (afterwards, run cmake --preset release yourself)."
fi
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)
    [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "安装软件包需要管理员权限,而本机没有 sudo。" \
        "installing packages needs root, and this machine has no sudo."
    printf '以 sudo 安装 / installing with sudo: %s\n' "${missing[*]}" >&2
    as_root=(sudo)
    [ -t 0 ] || as_root+=(-n)  # nobody there to type a password: fail rather than wait
else
    printf '正在安装 / installing: %s\n' "${missing[*]}" >&2
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1
}
apt update  # its failure alone is none: the packages may be at hand; the install decides
if ! apt install --no-install-recommends "${missing[@]}"; then
    tail -n 15 "$log" | sed 's/^/    /' >&2
    fail "apt-get 未能安装软件包,原因见上。" "apt-get could not install the packages; its reasons are above."
fi
