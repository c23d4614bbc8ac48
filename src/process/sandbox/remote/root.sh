# Builds a root that shows the system's programs to be read only, and moves in there. Read by bash from standard input, as
# root in namespaces of its own, behind a header that sets `size` (KiB that can be written).
stop() { printf 'ailab: %s\n' "$1" >&2; exit 70; }
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=/run/ailab-root
mkdir -p -m 700 "$root" && [ ! -L "$root" ] || stop "no folder $root"
mount -t tmpfs -o "size=${size}k,mode=755,nosuid,nodev" tmpfs "$root" || stop 'no tmpfs'
for one in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc /opt /nix/store; do
  if [ -L "$one" ]; then
    ln -s "$(readlink "$one")" "$root$one"
  elif [ -d "$one" ]; then
    mkdir -p "$root$one" && mount --bind "$one" "$root$one" && mount -o remount,bind,ro,nosuid,nodev "$root$one" || stop "no $one"
  fi
done
mkdir -m 755 "$root/proc" "$root/dev" "$root/dev/pts" "$root/.old"
mkdir -m 1777 "$root/tmp" "$root/dev/shm"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc" || stop 'no /proc'
for one in null zero full random urandom; do
  : > "$root/dev/$one" && mount --bind "/dev/$one" "$root/dev/$one" || stop "no /dev/$one"
done
ln -s /proc/self/fd "$root/dev/fd"
for one in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${one%%:*}" "$root/dev/${one#*:}"; done
mount -t devpts -o newinstance,ptmxmode=0666,mode=0600,nosuid,noexec pts "$root/dev/pts" && ln -s pts/ptmx "$root/dev/ptmx"
ip link set lo up 2> /dev/null || {
  mkdir "$root/sys" && mount -t sysfs sys "$root/sys" && echo 9 > "$root/sys/class/net/lo/flags"
  umount "$root/sys"
} 2> /dev/null
hostname lab
cd "$root" && pivot_root . .old && cd / && umount -l /.old && rmdir /.old || stop 'no root'
unset root one size
