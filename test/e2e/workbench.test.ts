import assert from 'node:assert/strict';
import { sharedWorkbench, temporaryWorkspace } from '../harness/session';
import type { Workbench } from '../harness/workbench';

describe('workbench', () => {
  let lab: Workbench;

  before(async function () {
    // The first start of a fresh clone downloads VS Code.
    this.timeout(600_000);
    lab = await sharedWorkbench('trusted', await temporaryWorkspace('test/fixtures/sample-workspace'));
  });

  it('opens a file of the sample workspace', async () => {
    await lab.openFile('README.md');
    await lab.screenshot('workbench');
    assert.match(await lab.page.title(), /README\.md/);
  });

  it('offers our command in the palette', async () => {
    const entries = await lab.paletteEntries('AI Service Lab: Preview Notebook');
    assert.ok(entries.includes('AI Service Lab: Preview Notebook as Dashboard'), entries.join('\n'));
  });

  it('has asked nothing of another machine and said no error', () => {
    assert.deepEqual(lab.outsideRequests, []);
    assert.deepEqual(lab.problems, []);
  });
});

describe('Restricted Mode', () => {
  it('opens folders untrusted', async function () {
    this.timeout(120_000);
    const restricted = await sharedWorkbench(
      'restricted',
      await temporaryWorkspace('test/fixtures/sample-workspace'),
    );
    assert.equal((await restricted.companion.environment()).trusted, false);
  });
});
