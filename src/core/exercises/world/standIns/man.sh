#!/bin/sh
# A stand-in for man: it shows the pages that an exercise brings.
pages=$(dirname "$0")/../data
case ${1-} in
  --help) echo 'man: a stand-in of AI Service Lab. It shows the pages of the exercise, and no others.'; exit 0 ;;
  '') echo 'What manual page do you want?' >&2; exit 1 ;;
esac
# Whatever pager is asked for, the page is all that comes out.
case $1 in -P | --pager) [ $# -lt 3 ] || shift 2 ;; -P?* | --pager=*) [ $# -lt 2 ] || shift ;; esac
# A section in front, as in man 1 ls.
case $1 in [1-8]) [ $# -lt 2 ] || shift ;; esac
case $1 in */* | -*) page='' ;; *) page=$pages/man-$1 ;; esac
if [ ! -f "$page" ]; then
  echo "No manual entry for $1 (this man is a stand-in of AI Service Lab)" >&2
  exit 16
fi
cat "$page"
