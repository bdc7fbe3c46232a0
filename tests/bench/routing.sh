#!/bin/sh
# quality, time and honesty of the routing engine against the targets of its specification (needs python3)
exec python3 "$(dirname "$0")/routing.py" "$@"
