#!/bin/sh
# Installs what the tool needs from the system's package manager, where it is missing: Pango for
# PDF, fontconfig, and a font with Chinese. Says what it does; without a package manager or the
# rights to use it, says what to do, and goes on: only PDF needs these.
set -eu

missing=
need() { missing="$missing $1"; }

install_debian() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
    for library in libpango-1.0 libpangoft2-1.0 libharfbuzz-subset; do
        ldconfig -p 2>/dev/null | grep -q "$library\.so\.0" || need "${library}-0"
    done
    missing=$(echo "$missing" | sed 's/libharfbuzz-subset-0/libharfbuzz-subset0/')
    command -v fc-list >/dev/null || need fontconfig
    fonts=$(fc-list : family 2>/dev/null || true)
    echo "$fonts" | grep -q "Noto Serif CJK" || need fonts-noto-cjk
    echo "$fonts" | grep -q "Noto Color Emoji" || need fonts-noto-color-emoji
    [ -n "$missing" ] || return 0
    echo "· installing with apt-get:$missing"
    if [ "$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else
        echo "· this needs root; run: apt-get install$missing"
        return 0
    fi
    $root apt-get update -qq
    # shellcheck disable=SC2086 # a list of packages
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
}

install_mac() {
    brew list pango >/dev/null 2>&1 || need pango
    brew list --cask font-noto-serif-cjk-sc >/dev/null 2>&1 || need font-noto-serif-cjk-sc
    brew list --cask font-noto-sans-cjk-sc >/dev/null 2>&1 || need font-noto-sans-cjk-sc
    [ -n "$missing" ] || return 0
    echo "· installing with brew:$missing"
    # shellcheck disable=SC2086 # a list of packages
    brew install --quiet $missing
}

if command -v apt-get >/dev/null; then install_debian
elif command -v brew >/dev/null; then install_mac
else echo "· install Pango and the Noto CJK fonts with your package manager for PDF"
fi
