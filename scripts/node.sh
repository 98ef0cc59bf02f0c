#!/bin/sh
# Runs a program on a Node that Gazette runs on, bringing one where the machine's own is too old.
# `exec`, or a stop would reach this shell and not the program.
set -e
node=$(node "$(dirname "$0")/which-node.mjs")
# What the program starts by the name `node` is the same one.
PATH="$(dirname "$node"):$PATH"
export PATH
exec "$node" "$@"
