import { progress } from './cache/log';
import { disposeSessions, openSessions } from './session';

/** Mocha root hooks of the end-to-end run: evidence of what failed, and nothing left running. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    // One that is tried again has neither passed nor failed.
    if (test === undefined || test.state === 'passed' || test.isPending()) return;
    for (const [kind, workbench] of await openSessions()) {
      const file = await workbench.keepEvidence(`${kind} ${test.fullTitle()}`).catch(() => undefined);
      if (file !== undefined) progress(`screenshot: ${file}`);
    }
  },

  async afterAll(): Promise<void> {
    await disposeSessions();
  },
};
