/** What held a command, as results and people read it; `none` are limits alone. */
export type IsolationName = 'bubblewrap' | 'unshare' | 'sandbox-exec' | 'docker' | 'wsl' | 'none';
