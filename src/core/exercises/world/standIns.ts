import clear from './standIns/clear.sh' with { type: 'text' };
import df from './standIns/df.sh' with { type: 'text' };
import man from './standIns/man.sh' with { type: 'text' };
import reset from './standIns/reset.sh' with { type: 'text' };
import scp from './standIns/scp.sh' with { type: 'text' };
import sudo from './standIns/sudo.sh' with { type: 'text' };
import vi from './standIns/vi.sh' with { type: 'text' };
import type { StandInName } from './world';

/** The stand-ins, in POSIX sh: the same in the sandbox and in a learner's terminal. */
export const standInScripts: Readonly<Record<StandInName, string>> = { vi, man, clear, reset, sudo, df, scp };
