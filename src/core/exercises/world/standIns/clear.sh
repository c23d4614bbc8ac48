#!/bin/sh
# A stand-in for clear: what a terminal of the kind xterm is told, whatever TERM says.
case ${1-} in --help) echo 'clear: a stand-in of AI Service Lab. It clears as on an xterm.'; exit 0 ;; esac
printf '\033[H\033[2J\033[3J'
