/** True for what `chmod` takes: `640`, `u+x`, `go-rwx,u=rw`. */
export function isModeChange(change: string): boolean {
  return /^(?:[0-7]{3}|[ugoa]*[-+=][rwx]*(?:,[ugoa]*[-+=][rwx]*)*)$/.test(change) && change.length <= 40;
}

/** The permissions after a `chmod`; the umask of a box is 022, and holds where nobody is named. */
export function changedMode(mode: number, change: string): number {
  if (/^[0-7]{3}$/.test(change)) return parseInt(change, 8);
  return change.split(',').reduce((before, one) => {
    const [, who = '', sign = '', what = ''] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(one) ?? [];
    const bits = (what.includes('r') ? 4 : 0) | (what.includes('w') ? 2 : 0) | (what.includes('x') ? 1 : 0);
    const named = who === '' || who.includes('a') ? 'ugo' : who;
    const mask =
      (named.includes('u') ? 0o700 : 0) |
      (named.includes('g') ? 0o070 : 0) |
      (named.includes('o') ? 0o007 : 0);
    const change = (bits * 0o111) & mask & (who === '' ? ~0o022 : ~0);
    if (sign === '+') return before | change;
    return sign === '-' ? before & ~change : (before & ~mask) | change;
  }, mode);
}
