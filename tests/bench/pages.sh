#!/bin/sh
# weight of pages and files on the wire, time until ready, memory when idle
exec node "$(dirname "$0")/pages.mjs" "$@"
