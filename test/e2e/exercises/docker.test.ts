import assert from 'node:assert/strict';
import type { Isolation } from '../../../src/process/sandbox/isolation';
import {
  buildExercisesImage,
  dockerIsolation,
  exercisesImage,
} from '../../../src/process/sandbox/remote/docker';
import { UserError } from '../../../src/shared/errors';
import { ailabWith } from '../../harness/ailab';
import { run } from '../../harness/cache/exec';
import { startEngine, type Engine } from '../../harness/containers';
import { temporaryWorkspace } from '../../harness/session';
import { skip } from '../../harness/skip';
import { openWorkbench } from '../../harness/workbench';
import { eventually } from '../dashboard/open';
import { dialogOf } from '../notes/open';
import { hasState, showTests, testRow, writeAnswer } from './explorer';
import { exercisesById, inExercise } from './pack';
import { holdsHostileAnswers, judgesAsEver } from './remote';

const fails = (id: string) => (error: unknown) => error instanceof UserError && error.id === id;

describe('Docker as the chosen isolation', function () {
  this.timeout(180_000);
  const own = { ...process.env };
  let engine: Engine;
  let way: Isolation;

  before(async function () {
    const started = await startEngine();
    if (typeof started === 'string') skip(this, started);
    engine = started;
    process.env['AILAB_DOCKER'] = engine.docker;
    process.env['DOCKER_HOST'] = engine.host;
    // The engine has no network for its builds.
    process.env['AILAB_DOCKER_BUILD'] = '--network host';
  });

  after(async () => {
    delete process.env['AILAB_DOCKER'];
    delete process.env['DOCKER_HOST'];
    delete process.env['AILAB_DOCKER_BUILD'];
    Object.assign(process.env, own);
    await (engine as Engine | undefined)?.end();
  });

  it('says what is missing: the command, the engine, the image', async () => {
    process.env['AILAB_DOCKER'] = '/nowhere/docker';
    await assert.rejects(dockerIsolation(), fails('docker.missing'));
    process.env['AILAB_DOCKER'] = engine.docker;
    process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
    await assert.rejects(dockerIsolation(), fails('docker.stopped'));
    process.env['DOCKER_HOST'] = engine.host;
    await assert.rejects(dockerIsolation(), fails('docker.noImage'));
  });

  it('builds its image, and says why it could not', async () => {
    process.env['AILAB_DOCKER_BUILD'] = '--no-such-option';
    await assert.rejects(
      buildExercisesImage(() => undefined),
      fails('docker.buildFailed'),
    );
    process.env['AILAB_DOCKER_BUILD'] = '--network host';
    const cancel = new AbortController();
    cancel.abort(new UserError('docker.buildCancelled'));
    await assert.rejects(
      buildExercisesImage(() => undefined, cancel.signal),
      fails('docker.buildCancelled'),
    );
    const lines: string[] = [];
    await buildExercisesImage((line) => lines.push(line));
    assert.ok(lines.some((line) => line.includes('apt-get')));
    way = await dockerIsolation();
  });

  judgesAsEver(() => way);

  it('is chosen on the command line, and nothing weaker is taken in its place', async () => {
    const levels = (await exercisesById()).get('levels')!;
    const right = "cut -d ' ' -f 2 train.log | sort | uniq -c | sort -rn\n";
    await inExercise(levels, right, (folder) => {
      const words = ['grade', folder, '--json', '--seed', '4'];
      const done = ailabWith({}, ...words, '--isolation', 'docker');
      assert.equal(done.status, 0, done.stderr);
      assert.equal((JSON.parse(done.stdout) as { isolation: string }).isolation, 'docker');
      const other = ailabWith({}, ...words, '--isolation', 'nonsense');
      assert.equal(other.status, 2);
      assert.match(other.stderr, /nonsense.*automatic/);
      process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
      const stopped = ailabWith({}, ...words, '--isolation', 'docker');
      process.env['DOCKER_HOST'] = engine.host;
      assert.equal(stopped.status, 2);
      assert.match(stopped.stderr, /Docker/);
      assert.equal(stopped.stdout, '');
      return Promise.resolve();
    });
  });

  // A suite of its own begins when there is an image.
  describe('and hostile answers', () => holdsHostileAnswers(() => way));

  it('is chosen in VS Code, which offers to build the image and says what held the answer', async () => {
    await run(engine.docker, ['--host', engine.host, 'rmi', '--force', exercisesImage]);
    const folder = await temporaryWorkspace();
    const lab = await openWorkbench({ trust: true, folder });
    try {
      await lab.companion.setSetting('aiServiceLab.exercises.isolation', 'docker');
      await lab.executeCommand('aiServiceLab.exercises.open', 'p1');
      await writeAnswer(folder, '01-p1', "printf '%s\\n' 'Hi!!!!' > test.txt\n");
      const check = (): Promise<unknown> => lab.executeCommand('aiServiceLab.exercises.check');
      const refused = check();
      await dialogOf(lab).getByText('Build it now?').waitFor();
      await lab.screenshot('docker-ask');
      await dialogOf(lab).getByRole('button', { name: 'Cancel' }).click();
      await refused;
      // Nothing weaker has run it.
      await showTests(lab);
      const row = testRow(lab, 'P1. Write a line into a file');
      await eventually('it is an error', async () =>
        ((await row.getAttribute('aria-label')) ?? '').includes('Errored'),
      );
      const built = check();
      await dialogOf(lab).getByRole('button', { name: 'Build the Image' }).click();
      await built;
      await hasState(lab, 'P1. Write a line into a file', 'Passed');
      await lab.executeCommand('testing.showMostRecentOutput');
      await lab.page.getByText('Isolation: docker').first().waitFor();
      await lab.screenshot('docker-passed');
    } finally {
      await lab.dispose();
    }
  });

  it('leaves no container', async () => {
    assert.equal(await run(engine.docker, ['--host', engine.host, 'ps', '--all', '--quiet']), '');
  });
});
