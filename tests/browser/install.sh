#!/bin/sh
# Install with apt-get what the browser tests need and isn't there: Chromium, and the font that they draw every page with.
# Packages that are named are installed too. Without Chromium or the font the browser tests are skipped, and fail in CI.

wanted() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || echo chromium
    find /usr/share/fonts /usr/local/share/fonts -name 'LiberationSans-Regular.*' 2>/dev/null | grep -q . || echo fonts-liberation
    for package; do
        dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || echo "$package"
    done
}

packages=$(wanted "$@")
[ -z "$packages" ] && exit 0
if command -v apt-get >/dev/null; then
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    echo "Installing for the browser tests:" $packages >&2
    {
        $as_root apt-get update -qq
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
    } >/dev/null 2>&1
    packages=$(wanted "$@")
    [ -z "$packages" ] && exit 0
fi
echo "Could not install" $packages "with apt-get. Until you install it yourself, the browser tests are skipped." >&2
[ -z "$CI" ]
