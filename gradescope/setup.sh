#!/usr/bin/env bash
# Gradescope runs this once, as root on Ubuntu, when it builds the image of the autograder. It installs
# Node and the packages of the course. AUTOGRADER_ROOT is only set by tests.
set -euo pipefail
cd "${AUTOGRADER_ROOT:-/autograder}/source"

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 22 ? 0 : 1)' 2> /dev/null; then
  apt-get install -y --no-install-recommends ca-certificates curl
  case "$(uname -m)" in
    x86_64) cpu=x64 ;;
    aarch64) cpu=arm64 ;;
    *) echo "Node has no build for $(uname -m)" >&2 && exit 1 ;;
  esac
  releases=https://nodejs.org/dist/latest-v24.x
  line=$(curl -fsSL "$releases/SHASUMS256.txt" | grep "linux-$cpu.tar.gz$")
  file=${line##* }
  curl -fsSL -o "$file" "$releases/$file"
  sha256sum --check <<< "$line"
  tar -xzf "$file" -C /usr/local --strip-components=1
  rm "$file"
fi

cd course
npm ci --omit=dev
