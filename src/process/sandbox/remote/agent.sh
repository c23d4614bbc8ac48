# Runs one command in a place that only this script and the command have: a container, namespaces, or a folder.
# Read by bash from standard input behind a header that sets `base user nonce seconds linger terminal limits env argv size`; after it
# come `size` bytes of a tar archive of what the place shall hold, and the end of that input ends the command. On standard output:
# what the command prints, a line with the nonce and how it ended, a tar archive of the folder `work`. On standard error: a line with
# the nonce, then what the command prints.
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH
# For telling why nothing could be run, which is said on standard error in place of the nonce.
stop() { printf 'ailab: %s\n' "$1" >&2; exit 70; }
[ -d "$base" ] || mkdir "$base" || stop "no folder $base"
cd "$base" && head -c "$size" | tar -xpf - 2> /dev/null || stop 'no files'
mkfifo -m 666 .out .err || stop 'no pipes'
as=()
if [ -n "$user" ]; then
  as=(setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all)
  "${as[@]}" true < /dev/null || stop 'no setpriv'
  # Whoever needs no terminal opens none.
  [ "$terminal" = y ] || chmod 600 /dev/pts/ptmx 2> /dev/null
fi
# Each job gets a process group.
set -m
exec 3>&1 4>&2 2> /dev/null
printf '%s\n' "$nonce" >&4
# Pipes that the command may open again by /dev/stderr: those that we got belong to somebody else.
cat < .out >&3 &
out=$!
cat < .err >&4 &
err=$!
exec 5> .out 6> .err 7< /dev/null
# A pipe: what was read is gone, and nobody can open it again.
[ ! -e .stdin ] || exec 7< <(cat .stdin)
end() {
  kill -KILL -- "-$answer"
  # The kernel ends all that this user has, at once, and who does it as well.
  [ -z "$user" ] || "${as[@]}" /bin/sh -c 'kill -KILL -1'
}
counted() {
  cat /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control | grep -c '^oom_kill [1-9]'
}
ended=$(counted)
env -i "${env[@]}" ${as[@]+"${as[@]}"} bash --noprofile --norc -c "$limits
cd -- \"\$1\" || exit
shift
exec \"\$@\"" box "$base/work" "${argv[@]}" <&7 >&5 2>&6 3>&- 4>&- 5>&- 6>&- 7<&- &
answer=$!
exec 5>&- 6>&- 7<&-
{ sleep "$seconds"; : > .late; end; } < /dev/null 3>&- 4>&- &
clock=$!
# Whoever wants to know no longer, or is gone, has closed our input.
{ cat > /dev/null; end; } <&0 3>&- 4>&- &
life=$!
wait "$answer"
status=$?
# It may only have been stopped.
while kill -0 "$answer"; do
  sleep 0.05
  wait "$answer"
  status=$?
done
kill -KILL -- "-$clock" "-$life"
late=n full=n memory=n
[ ! -e .late ] || late=y
# A shell does not wait for what it left at work, as `>(tee …)`.
while [ "$linger" -gt 0 ] && kill -0 -- "-$answer"; do
  sleep 0.02
  linger=$((linger - 1))
done
end
end
wait "$out" "$err"
if [ -n "$user" ]; then
  for place in "$base" /tmp; do
    { read -r _; read -r _ _ _ left _; } < <(df -Pk "$place")
    [ "${left:-9999}" -ge 64 ] || full=y
  done
  [ "$(counted)" = "$ended" ] || memory=y
fi
printf '\n%s %s %s %s %s\n' "$nonce" "$status" "$late" "$full" "$memory" >&3
tar -cf - work >&3
[ -n "$user" ] || rm -rf "$base"
exit 0
