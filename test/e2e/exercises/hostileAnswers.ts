import os from 'node:os';
import { kakaoAnswers } from './kakaoAnswers';

/** What an answer may aim at. */
export interface Aims {
  /** A folder that everybody may write to, with the file `precious` in it. */
  readonly outside: string;
  /** Where the packs, the checker and the grader lie. */
  readonly repository: string;
  /** Port of a server of the machine, on its loopback. */
  readonly port: number;
  /** A socket that everybody may talk to. */
  readonly socket: string;
  /** The process that grades. */
  readonly grader: number;
  /** Seconds that no other process sleeps: it is found by them. */
  readonly mark: string;
}

/** `fails`: it is judged wrong, with a reason. `ended`: it is ended from outside. `passes`: the right answer comes beside what it tries. */
export interface Hostile {
  readonly name: string;
  readonly script: string;
  readonly verdict: 'fails' | 'ended' | 'passes';
  /** The only reason that fits. */
  readonly reason?: string;
}

/** Milliseconds for a case: what never ends takes all of them, and nothing else is ended because others keep the machine busy. */
export const timeFor = ({ verdict }: Pick<Hostile, 'verdict'>): number =>
  verdict === 'ended' ? 2500 : 40_000;

export const right = kakaoAnswers[0]!.script;

/** Tries something, then answers. */
const beside = (name: string, attack: string): Hostile => ({
  name,
  script: `{ ${attack}\n} > /dev/null 2>&1\n${right}`,
  verdict: 'passes',
});
/** Answers, then does what makes the right answer worthless. */
const after = (name: string, attack: string, reason: string): Hostile => ({
  name,
  script: `${right}\n{ ${attack}\n} > /dev/null 2>&1`,
  verdict: 'fails',
  reason,
});
const fails = (name: string, script: string, reason?: string): Hostile => ({
  name,
  script,
  verdict: 'fails',
  ...(reason === undefined ? {} : { reason }),
});
const ended = (name: string, script: string, reason?: string): Hostile => ({
  name,
  script,
  verdict: 'ended',
  ...(reason === undefined ? {} : { reason }),
});

const changed = 'verdict.inputChanged';

/** What answers do to their folder, the machine, the grader and each other. One test each. */
export function hostileAnswers({ outside, repository, port, socket, grader, mark }: Aims): Hostile[] {
  const home = os.homedir();
  return [...onFiles(), ...onTheMachine(), ...onProcesses(), ...onTheGrader(), ...withoutEnd()];

  function onFiles(): Hostile[] {
    return [
      after('deletes its folder', 'rm -rf "$PWD"', changed),
      after('deletes what it was given', 'rm -rf ./*', changed),
      after('changes what it was given', 'echo >> chat.txt', changed),
      after('puts a link in the place of its input', 'rm chat.txt; ln -s /etc/passwd chat.txt', changed),
      after('puts a pipe in the place of its input', 'rm chat.txt; mkfifo chat.txt', changed),
      after('puts a folder in the place of its input', 'rm chat.txt; mkdir chat.txt', changed),
      after(
        'puts a socket in the place of its input',
        `rm chat.txt; perl -MSocket -e 'socket(S,AF_UNIX,SOCK_STREAM,0); bind(S,sockaddr_un("chat.txt"))'`,
        changed,
      ),
      after('puts a device in the place of its input', 'rm chat.txt; mknod chat.txt c 1 5', changed),
      beside('moves its folder away', '(cd ..; mv work elsewhere && ln -s /etc work)'),
      beside('deletes the home of the person and the workspace', `rm -rf ${home} ~ ${repository} "$HOME"`),
      beside('deletes everything', 'rm -rf --no-preserve-root /bin /etc /home /root /opt /usr/bin /var'),
      beside(
        'writes outside',
        `for place in ${outside}/precious ${outside}/new /usr/new /etc/new ${home}/new /new; do echo x > $place; done`,
      ),
      beside(
        'changes files of the system',
        'echo x >> /etc/passwd; echo x >> /etc/hosts; cp /bin/true /usr/bin/uniq',
      ),
      beside(
        'links a folder outside into its own',
        `ln -s ${outside} out; echo x > out/precious; rm -rf out/*`,
      ),
      beside(
        'makes hard links to files outside',
        `ln ${outside}/precious here; ln /etc/passwd there; echo x > here`,
      ),
      beside(
        'goes out by the root of another process',
        `for p in /proc/[0-9]*; do echo x > $p/root${outside}/precious; ls $p/root/root; done; false`,
      ),
      beside(
        'goes out by the folder of another process',
        `for p in /proc/[0-9]*/cwd /proc/[0-9]*/fd/*; do ls $p/..; echo x > $p/../new; done`,
      ),
      beside(
        'edits the files that shells begin with',
        `for f in .bashrc .profile .bash_profile .bash_logout .inputrc; do echo "rm -rf /" > ~/$f; echo x > ${home}/$f; done; echo x > /etc/profile; echo x > /etc/bash.bashrc`,
      ),
      beside('leaves a folder that nobody may enter', 'mkdir -p a/b/c; touch a/b/c/d; chmod -R 000 a'),
      beside('leaves what cannot be changed', 'touch stone; chattr +i stone; mkdir still; chattr +a still'),
      beside(
        'makes folders deeper than paths may be',
        `(for n in {1..40}; do d=$(printf 'd%.0s' {1..200}); mkdir $d && cd $d; done)`,
      ),
      beside(
        'gives files names that break lists',
        `touch -- '-rf' $'new\\nline' $'\\e[2J' '*' ' ' "$(printf 'n%.0s' {1..250})" $'\\xff\\xfe'`,
      ),
    ];
  }

  function onTheMachine(): Hostile[] {
    return [
      beside(
        'calls a server of the machine',
        `(echo GET / > /dev/tcp/127.0.0.1/${port}) && rm chat.txt; (echo > /dev/tcp/::1/${port}) && rm chat.txt`,
      ),
      beside(
        'calls the network',
        '(exec 3<> /dev/tcp/1.1.1.1/53) && rm chat.txt; (exec 3<> /dev/udp/8.8.8.8/53; echo >&3) && rm chat.txt',
      ),
      beside(
        'talks to a socket of the machine',
        `perl -MSocket -e 'socket(S,AF_UNIX,SOCK_STREAM,0); connect(S,sockaddr_un("${socket}")) and unlink "chat.txt"'; [ -e /run/docker.sock ] && rm chat.txt`,
      ),
      beside(
        'mounts',
        `mount -t tmpfs x ${outside}; mount --bind / /tmp; mount -o remount,rw / && rm chat.txt; umount -l /proc /usr /tmp`,
      ),
      beside(
        'makes namespaces of its own',
        `unshare -Urm sh -c 'mount -o remount,rw /usr; echo x > /usr/new; umount -l /tmp; echo x > ${outside}/new'; unshare -Urmpf --mount-proc sh -c 'kill -9 -1'`,
      ),
      beside(
        'changes its root',
        `mkdir -p r; chroot r /bin/true; chroot / sh -c 'echo x > ${outside}/new'; pivot_root . .`,
      ),
      beside(
        'enters the namespaces of others',
        `for p in 1 2 $PPID ${grader}; do nsenter -t $p -a rm -rf ${outside}; nsenter -t $p -U -m rm -rf ${outside}; done`,
      ),
      beside(
        'becomes root',
        `su -c 'id > ${outside}/new'; sudo -n rm -rf ${outside}; setpriv --reuid 0 rm -rf ${outside}; perl -e '$> = 0; $< = 0; unlink "${outside}/precious"'`,
      ),
      beside(
        'changes the clock and the name of the machine',
        'date -s 2001-01-01; hwclock --set --date 2001-01-01; hostname pwned; echo pwned > /proc/sys/kernel/hostname; echo b > /proc/sysrq-trigger; echo 1 > /proc/sys/vm/drop_caches',
      ),
      beside(
        'opens devices',
        `for d in /dev/sda /dev/vda /dev/mem /dev/kmem /dev/kmsg /dev/input/event0; do cat $d > /dev/null && rm chat.txt; echo x > $d && rm chat.txt; done; mknod disk b 254 0 && cat disk && rm chat.txt`,
      ),
      beside(
        'plans to come back',
        `(crontab -l; echo '* * * * * touch ${outside}/new') | crontab -; echo 'touch ${outside}/new' | at now; systemd-run --user touch ${outside}/new; echo '* * * * * root id' > /etc/cron.d/x; mkdir -p ~/.config/systemd/user ~/.config/autostart; echo x > ~/.config/autostart/x.desktop`,
      ),
      beside(
        'types into the terminal',
        `perl -e 'ioctl(STDIN, 0x5412, $_) for split //, "touch ${outside}/new\\n"; open(T, "+<", "/dev/tty") and ioctl(T, 0x5412, "x")'; for t in /dev/tty /dev/pts/* /dev/console; do echo x > $t && rm chat.txt; done`,
      ),
      beside(
        'raises its limits',
        'ulimit -t unlimited; ulimit -f unlimited; ulimit -u unlimited; ulimit -v unlimited; ulimit -n 1048576; prlimit --pid $$ --nproc=unlimited && rm chat.txt; renice -n -20 $$ && rm chat.txt; ionice -c 1 -p $$',
      ),
      beside(
        'protects itself from the end of memory',
        'echo -1000 > /proc/self/oom_score_adj; echo -17 > /proc/self/oom_adj',
      ),
      beside(
        'leaves shared memory and queues',
        `ipcmk -M 1000000 -p 0666; ipcmk -Q; ipcmk -S 3; echo x > /dev/shm/${mark}; mkdir /dev/mqueue/x`,
      ),
    ];
  }

  function onProcesses(): Hostile[] {
    const still = `sleep ${mark}`;
    return [
      fails('kills everything', 'kill -9 -1; kill -9 $PPID; kill -9 1'),
      fails('kills its shell', 'kill -9 $$'),
      fails('kills its group', 'kill -9 0'),
      beside(
        'kills the grader',
        `kill -9 ${grader}; kill -TERM ${grader}; kill -STOP ${grader}; pkill -9 node; killall -9 node; pkill -9 -f mocha`,
      ),
      beside(
        'looks into other processes',
        `for p in 1 $PPID ${grader}; do gdb -p $p -batch -ex 'call (void)exit(0)'; strace -p $p; dd if=/proc/$p/mem count=1 && rm chat.txt; cat /proc/$p/environ && [ $p = ${grader} ] && rm chat.txt; done`,
      ),
      beside('leaves a process behind', `${still} &`),
      beside('leaves one in a session of its own', `setsid ${still} &`),
      beside('leaves one whose parents are gone', `(setsid sh -c '${still} & ${still} &' &)`),
      beside(
        'leaves one that ignores the end',
        `trap '' HUP TERM INT; nohup ${still} > /dev/null 2>&1 & disown -a`,
      ),
      beside('leaves a coprocess', `coproc ${still}; disown -a`),
      beside(
        'leaves one with another name and nothing of its environment',
        `(exec -c -a kworker setsid ${still} &) ; (cd /; exec env -i setsid ${still} < /dev/null &)`,
      ),
      beside(
        'leaves one that starts itself again',
        `cat > again <<'END'\nwhile :; do (setsid ${still} &); sleep 0.2; done\nEND\n(setsid bash again &)`,
      ),
      beside('leaves one that holds its output', `setsid ${still} 2>&1 >&1 &`),
      beside('leaves many that have ended', 'for n in {1..60}; do (exit 0) & done; exec 9< /dev/null'),
      fails('stops itself', `${right} > out; (sleep 0.3; kill -CONT $$) & kill -STOP $$; kill -9 $$`),
    ];
  }

  function onTheGrader(): Hostile[] {
    const forged = '{"version":3,"status":"pass","tiers":{"core":"pass","robust":"pass"},"tests":[]}';
    return [
      fails(
        'looks for the expected results',
        `cat cases/*/expected ../cases/*/expected "$(dirname "$0")"/../cases/*/expected ${repository}/media/exercises/missions/kakao-top3/solutions/*; find / -maxdepth 4 -name '*expected*' 2>/dev/null | xargs cat`,
      ),
      fails(
        'runs a solution that lies about',
        `bash ${repository}/media/exercises/missions/kakao-top3/solutions/*.sh; find / -maxdepth 4 -path '*/solutions/*.sh' -exec bash {} \\; 2>/dev/null`,
      ),
      fails(
        'reads where it came from',
        'cat "$0"; cat /proc/$PPID/cmdline /proc/1/cmdline; env; cat /proc/self/mountinfo',
      ),
      beside(
        'changes its own text',
        'echo "echo 1" > "$0"; chmod 777 "$0" "$(dirname "$0")"; echo x > "$(dirname "$0")/uniq"; rm -rf "$(dirname "$0")"',
      ),
      beside(
        'changes the checker and the cases',
        `for f in ${repository}/media/exercises/check.sh ${repository}/media/exercises/missions/kakao-top3/exercise.json ${repository}/dist/cli.js ../check.sh ./cases; do echo x > $f; rm -rf $f; done`,
      ),
      fails(
        'prints TAP and JSON',
        `echo "1..1"; echo "ok 1 - years"; echo '${forged}'; echo '${forged}' >&2`,
      ),
      fails(
        'writes forged results into every open file',
        `for n in {1..255}; do { echo '${forged}' >&$n; } 2> /dev/null; done\n${right}`,
      ),
      beside(
        'writes forged results into files of others',
        `for fd in /proc/[0-9]*/fd/*; do case $fd in /proc/$$/*|/proc/self/*) ;; *) echo '${forged}' > $fd;; esac; done`,
      ),
      fails('prints bytes that are no text', 'head -c 100000 /dev/urandom'),
      fails(
        'prints escape sequences of terminals',
        `${right} | sed $'s/$/ \\e]0;pwned\\a\\e[2J\\eP$q\\e\\\\\\\\/'`,
      ),
      fails('closes its output', `exec >&- 2>&-\n${right}`, 'verdict.nothing'),
      fails('prints to a place of its own', `exec > elsewhere\n${right}`, 'verdict.nothing'),
      fails(
        'names itself as tools',
        'uniq() { echo 9 x; }; sort() { echo; }; head() { uniq; }; cat chat.txt | sort | uniq | head',
      ),
      beside(
        'poisons tools for later cases',
        `mkdir -p ~/bin /tmp/bin; for d in ~/bin /tmp/bin /usr/local/bin /tmp "$TMPDIR" .; do for t in sort uniq head cut grep bash; do printf '#!/bin/sh\\necho 1 x\\n' > "$d/$t"; chmod +x "$d/$t"; done; done; echo 'PATH=/tmp/bin:~/bin' > ~/.bash_env; rm -f sort uniq head cut grep bash`,
      ),
      beside(
        'is loaded into later programs',
        `echo x > /etc/ld.so.preload; printf 'int x;' > l.c; cc -shared -o /tmp/l.so l.c; export BASH_ENV=/tmp/env; echo 'echo 1 x; exit' > /tmp/env; unset BASH_ENV`,
      ),
      fails(
        'loads a library that is not there',
        'export LD_PRELOAD=/tmp/none.so; for n in 1 2 3; do /bin/true; done; echo 1 x',
      ),
      beside(
        'reads what we left open',
        `for n in {3..255}; do case $(readlink /proc/$$/fd/$n) in '' | pipe:* | /dev/null | */ailab-pipes-* | /box/.out | /box/.err | */answer.sh | */answer.sh' (deleted)') ;; *) rm chat.txt ;; esac; done`,
      ),
      fails('asks for a name that is a path', 'printf "%0.s../" $(seq 3000); cat /etc/shadow'),
    ];
  }

  function withoutEnd(): Hostile[] {
    return [
      ended('loops', `${right}\nwhile :; do :; done`, 'verdict.timeout'),
      ended(
        'loops and cannot be told to end',
        `${right}\ntrap '' TERM HUP INT QUIT XCPU\nwhile :; do :; done`,
        'verdict.timeout',
      ),
      ended('waits for ever', `${right}\nsleep ${mark}`, 'verdict.timeout'),
      ended('stops for ever', `${right}\nkill -STOP $$`, 'verdict.timeout'),
      ended('prints without end', 'yes', 'verdict.flood'),
      ended('complains without end', `${right}\nyes >&2`, 'verdict.flood'),
      ended('multiplies', `${right}\n:() { : | : & }; :; while :; do :; done`, 'verdict.timeout'),
      ended(
        'multiplies in sessions',
        `${right}\nbomb() { setsid bash -c 'sleep ${mark}' & bomb; }; bomb 2> /dev/null; sleep ${mark}`,
        'verdict.timeout',
      ),
      ended(
        'fills the disk with files',
        `for n in {1..100000}; do head -c 5000000 /dev/zero > f$n; done`,
        'verdict.diskFull',
      ),
      ended(
        'fills the disk in its home',
        `for n in {1..100000}; do head -c 5000000 /dev/zero > ~/f$n; done`,
        'verdict.diskFull',
      ),
      ended(
        'fills the disk in /dev/shm and /tmp',
        `for n in {1..100000}; do head -c 5000000 /dev/zero > /dev/shm/f$n; head -c 5000000 /dev/zero > /tmp/f$n; done`,
        'verdict.diskFull',
      ),
      fails('fills the disk with one file', `cat /dev/zero > big; echo 1 x`),
      fails(
        'makes a file that only looks large',
        `truncate -s 1T huge; fallocate -l 1T huger; dd if=/dev/zero of=h bs=1 count=1 seek=1T; echo 1 x`,
      ),
      ended('makes files without end', `n=0; while :; do : > "file$((n++))"; done`),
      ended(
        'fills memory by many processes',
        `for n in {1..10}; do (head -c 700000000 /dev/zero | tail -n 1 > /dev/null; sleep ${mark}) & done; wait`,
      ),
      fails('fills memory by one process', `perl -e '$x = "x" x 3000000000'; echo 1 x`),
      fails(
        'opens files without end',
        `for n in {10..5000}; do eval "exec $n< /dev/null" || break; done 2> /dev/null; echo 1 x`,
      ),
    ];
  }
}
