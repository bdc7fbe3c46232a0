#!/bin/sh
# registering people at eight desks at once (DESKS, PEOPLE a desk), server time and errors
exec node "$(dirname "$0")/desk.mjs" "$@"
