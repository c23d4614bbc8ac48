// Child process of a stage: runs mocha on built files. Arguments: one JSON document, a job without its hooks.
import { mochaHooks } from './hooks';
import { endWithParent } from './run/parent';
import { disposeSessions } from './session';
import { type MochaJob, runMocha } from './run/mocha';

endWithParent(disposeSessions);

const job = JSON.parse(process.argv[2] ?? '{}') as Omit<MochaJob, 'hooks'> & { shared: boolean };

runMocha(job.shared ? { ...job, hooks: mochaHooks } : job).then(
  (failures) => {
    // Tests that leave timers or sockets open must not keep the run alive.
    process.exit(failures > 0 ? 1 : 0);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
