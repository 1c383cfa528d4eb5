#!/bin/sh
# Install Chromium with apt-get, unless it is there. Without it the browser tests are skipped.
have() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }

have && exit 0
if command -v apt-get >/dev/null; then
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    echo "Installing Chromium for the browser tests ..." >&2
    { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1
fi
have && exit 0
echo "Chromium could not be installed: the browser tests are skipped. Install chromium to run them." >&2
exit 1
