#!/bin/bash
# Runs one answer in a world and writes down what can be seen of it from outside: no word of the right answer is here.
# bash supervise.sh TOOLS WAY HANGUP MARK [ARGUMENT …], started in the folder that holds home and report; reads the name
# under which it reports, and then what the server needs.
tools=$1 way=$2 hangup=$3 mark=$4
shift 4
base=$PWD
home=$base/home
report=$base/report
inner=$tools/bin:$PATH
setsid=$(command -v setsid)
# Comes in where no answer can read it: what does not bear this name was written by somebody else.
IFS= read -r nonce

# Those that carry the mark of this case; where there is no /proc, all of them.
processes() {
  if [ ! -r /proc/self/environ ]; then
    ps -A -o pid= -o args=
    return
  fi
  for process in /proc/[0-9]*; do
    marked=
    while IFS= read -r -d '' pair; do
      if [ "$pair" = "LAB_CASE=$mark" ]; then marked=y; break; fi
    done < "$process/environ"
    [ -n "$marked" ] || continue
    line=
    while IFS= read -r -d '' word; do line="$line ${word//$'\n'/ }"; done < "$process/cmdline"
    # What has ended and was not yet waited for has no command line.
    [ -z "$line" ] || printf '%s\n' "${process#/proc/}$line"
  done 2> /dev/null
}

# `inside COMMAND …` becomes the command, with the environment of the answer, in a session without a terminal.
inside() {
  cd "$home" || exit 2
  exec env LAB_CASE="$mark" HOME="$home" PATH="$inner" PS1= PS2= ${port:+PORT="$port"} ${setsid:+"$setsid"} "$@"
}

if [ -f "$tools/server.mjs" ]; then
  "$(< "$tools/node")" "$tools/server.mjs" "$report/$nonce.port" <&0 > /dev/null 2>&1 &
  for (( waited = 0; waited < 250; waited++ )); do
    [ ! -s "$report/$nonce.port" ] || break
    sleep 0.02
  done
  port=$(cat "$report/$nonce.port" 2> /dev/null)
  # Node reserves more memory than an answer may have.
  ulimit -v 1048576 2> /dev/null
fi

if [ -f "$tools/running" ]; then
  count=0
  while IFS= read -r script; do
    (inside "$BASH" "$script") < /dev/null > /dev/null 2>&1 &
    count=$((count + 1))
  done < "$tools/running"
  for (( waited = 0; waited < 100; waited++ )); do
    [ "$(processes | grep -c 'bash')" -lt "$count" ] || break
    sleep 0.02
  done
fi

if [ "$way" = session ]; then
  mkfifo "$report/in"
  (inside "$BASH" --noediting --noprofile --rcfile "$tools/session.sh" -i) < "$report/in" 8>&2 2> /dev/null &
  shell=$!
  # How it ended is none of the answer's words, and neither are our lines.
  exec 2> /dev/null
  # For reading too: it does not wait for a reader, and a shell that is gone does not end us.
  exec 3<> "$report/in"
  while kill -0 "$shell" 2> /dev/null && [ ! -e "$report/sourced" ]; do sleep 0.01; done
  lines=$(< "$tools/typed")
  printf '%s\n' "${lines//@nonce@/$nonce}" >&3
  while kill -0 "$shell" 2> /dev/null && [ ! -e "$report/$nonce.done" ]; do sleep 0.01; done
  if [ ! -e "$report/$nonce.done" ]; then
    wait "$shell"
    echo $? > "$report/$nonce.ended"
  fi
else
  answer=$tools/answer.sh
  # In the home folder, where it asks for that.
  [ -f "$answer" ] || answer=./answer.sh
  history=()
  [ ! -f "$tools/history" ] || history=(-o history -H)
  (
    [ ! -f "$tools/history" ] || export BASH_ENV=$tools/history.sh
    inside "$BASH" --noprofile --norc "${history[@]}" "$answer" "$@"
  ) < /dev/null &
  shell=$!
  exec 2> /dev/null
  wait "$shell"
  echo $? > "$report/$nonce.status"
fi
seen=$(processes)
if [ -f "$tools/running" ] || [ "$hangup" = y ]; then
  # Who was sent a signal needs a moment to end, and who was started to become what it is.
  same=0
  for (( waited = 0; waited < 20 && same < 2; waited++ )); do
    sleep 0.05
    before=$(grep -v ' sleep ' <<< "$seen")
    seen=$(processes)
    if [ "$(grep -v ' sleep ' <<< "$seen")" = "$before" ]; then same=$((same + 1)); else same=0; fi
  done
fi
printf '%s\n' "$seen" > "$report/$nonce.running"
[ "$hangup" = y ] || exit 0

# As when a terminal is closed: an interactive shell tells its jobs, a script's group gets the signal itself.
if [ "$way" = session ]; then
  kill -HUP "$shell" 2> /dev/null
  # Its terminal is gone too: one that does not mind the signal reads the end.
  exec 3>&-
else
  kill -HUP "-$shell" 2> /dev/null
fi
for (( waited = 0; waited < 100; waited++ )); do
  kill -0 "$shell" 2> /dev/null || break
  sleep 0.02
done
sleep 0.1
processes > "$report/$nonce.left"
# What outlived it may come to its end now. By the clock, from when we began: who left something for ever is judged too, in time.
: > "$report/gate"
last=$((SECONDS + 3))
while [ "$SECONDS" -lt $((last > 7 ? last : 7)) ] && [ -n "$(processes)" ]; do sleep 0.02; done
exit 0
