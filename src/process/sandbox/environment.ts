/** The environment of every box, beside what the command is given: nothing of ours is handed on. macOS knows no C.UTF-8. */
export function environmentIn(
  box: { readonly home: string; readonly tmp: string },
  isMac = process.platform === 'darwin',
): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: box.home,
    TMPDIR: box.tmp,
    LANG: 'C.UTF-8',
    LC_ALL: isMac ? 'en_US.UTF-8' : 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'dumb',
  };
}
