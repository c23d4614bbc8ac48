import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  built,
  emptyCache,
  plan,
  secondsPerEdit,
  type Cache,
} from '../../../../../src/core/notes/figures/layerBuild';
import {
  dockerLines,
  edited,
  edits,
  firstProject,
  goodOrder,
  moved,
  slowOrder,
  type Line,
  type Project,
} from '../../../../../src/core/notes/figures/layerCache';

const withOrder = (...order: Line[]): Project => ({ ...firstProject, order });
const once = (project: Project): Cache => built(project, emptyCache);

/** `from:cached workdir:built …` of the build after a change. */
const statuses = (after: Project, cache: Cache): string =>
  plan(after, cache)
    .steps.map(({ line, status }) => `${line}:${status}`)
    .join(' ');
const reason = (project: Project, cache: Cache, line: Line) =>
  plan(project, cache).steps.find((step) => step.line === line)?.reason;

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, at) =>
    permutations(list.filter((_, index) => index !== at)).map((rest) => [one, ...rest]),
  );
}

describe('the figure layer-cache', () => {
  const good = once(firstProject);
  const slow: Project = { ...firstProject, order: slowOrder };

  it('takes everything from the cache when nothing, or only a time, has changed', () => {
    const all = 'from:cached workdir:cached copyList:cached install:cached copyAll:cached cmd:note';
    assert.equal(statuses(firstProject, good), all);
    assert.equal(statuses(edited(firstProject, 'touch'), good), all);
    assert.equal(plan(firstProject, good).seconds, 0);
    assert.ok(
      plan(firstProject, emptyCache).steps.every(({ status }) => status === 'built' || status === 'note'),
    );
  });

  it('makes a line and all below it anew when it changes', () => {
    assert.equal(
      statuses(edited(firstProject, 'app'), good),
      'from:cached workdir:cached copyList:cached install:cached copyAll:built cmd:note',
    );
    assert.equal(
      statuses(edited(firstProject, 'requirements'), good),
      'from:cached workdir:cached copyList:built install:built copyAll:built cmd:note',
    );
    assert.equal(
      statuses(edited(firstProject, 'base'), good),
      'from:built workdir:built copyList:built install:built copyAll:built cmd:note',
    );
    assert.equal(
      statuses(edited(slow, 'app'), once(slow)),
      'from:cached workdir:cached copyAll:built copyList:built install:built cmd:note',
    );
  });

  it('has the figures of the lecture: under a second in the right order, more than 40 in the other', () => {
    const right = secondsPerEdit(firstProject, 'app');
    const wrong = secondsPerEdit(slow, 'app');
    assert.ok(right !== undefined && right > 0 && right < 1, String(right));
    assert.ok(wrong !== undefined && wrong > 40, String(wrong));
    for (const [lang, text] of [
      ['en', /less than a second[^]*more than 40 seconds/],
      ['ko', /1초가 안[^]*40초 넘게/],
    ] as const)
      assert.match(readFileSync(`media/course/${lang}/08-docker.md`, 'utf8'), text);
  });

  it('uses lines that stand in the Dockerfile of the lecture', () => {
    const lecture = readFileSync('media/course/en/08-docker.md', 'utf8');
    for (const text of Object.values(dockerLines)) assert.ok(lecture.includes(text.replace(/\]$/, '')), text);
    assert.deepEqual(
      goodOrder
        .map((line) => lecture.indexOf(`\n${dockerLines[line].replace(/\]$/, '')}`))
        .every((at, index, list) => at > (list[index - 1] ?? 0)),
      true,
    );
  });

  it('says why a line is made anew', () => {
    const app = edited(firstProject, 'app');
    assert.deepEqual(reason(app, good, 'copyAll'), { kind: 'files', files: ['app.py'] });
    assert.deepEqual(reason(edited(app, 'requirements'), good, 'install'), {
      kind: 'above',
      line: 'copyList',
    });
    assert.deepEqual(reason(edited(app, 'base'), good, 'from'), { kind: 'base' });
    const up = { ...firstProject, order: moved(goodOrder, 'copyAll', -1) };
    assert.deepEqual(reason(up, good, 'copyAll'), { kind: 'moved' });
    assert.deepEqual(reason(up, good, 'install'), { kind: 'above', line: 'copyAll' });
  });

  it('knows a step that no build has come to yet', () => {
    const early = withOrder('from', 'workdir', 'install', 'copyList', 'copyAll', 'cmd');
    const failed = once(early);
    assert.deepEqual(reason({ ...early, order: moved(early.order, 'install', 1) }, failed, 'copyList'), {
      kind: 'moved',
    });
    assert.deepEqual(
      reason(withOrder('from', 'workdir', 'copyAll', 'cmd'), once(withOrder('from', 'workdir')), 'copyAll'),
      { kind: 'new' },
    );
  });

  it('remembers older builds: a line that is moved there and back is still in the cache', () => {
    const both = built(slow, good);
    assert.equal(plan(slow, both).seconds, 0);
    assert.equal(plan(firstProject, both).seconds, 0);
  });

  it('makes no step of CMD; but COPY . . copies the Dockerfile as well', () => {
    const order = moved(goodOrder, 'cmd', -4);
    const project = { ...firstProject, order };
    assert.equal(
      statuses(project, good),
      'from:cached cmd:note workdir:cached copyList:cached install:cached copyAll:built',
    );
    assert.deepEqual(reason(project, good, 'copyAll'), { kind: 'files', files: ['Dockerfile'] });
  });

  it('keeps the log and the history out of COPY . . with a .dockerignore, and only then', () => {
    const open = { ...firstProject, ignore: false };
    for (const [edit, file] of [
      ['log', 'train.log'],
      ['git', '.git'],
    ] as const) {
      assert.equal(plan(edited(firstProject, edit), good).seconds, 0, edit);
      assert.deepEqual(reason(edited(open, edit), once(open), 'copyAll'), { kind: 'files', files: [file] });
    }
    // Copying 160 MB takes longer, and writing the file changes what is copied.
    assert.ok((secondsPerEdit(open, 'app') ?? 0) > (secondsPerEdit(firstProject, 'app') ?? 9));
    assert.deepEqual(reason(firstProject, once(open), 'copyAll'), {
      kind: 'files',
      files: ['.dockerignore', 'train.log', '.git'],
    });
    // Never the lines above it.
    assert.equal(reason(edited(open, 'log'), once(open), 'install')?.kind, 'same');
  });

  it('says when an order cannot work at all, and where it stops', () => {
    const early = withOrder('from', 'workdir', 'install', 'copyList', 'copyAll', 'cmd');
    assert.equal(plan(early, emptyCache).failure, 'listMissing');
    assert.equal(
      statuses(early, emptyCache),
      'from:built workdir:built install:failed copyList:unreached copyAll:unreached cmd:unreached',
    );
    assert.equal(
      plan(withOrder('workdir', 'from', 'copyList', 'install', 'copyAll', 'cmd'), good).failure,
      'fromFirst',
    );
    assert.equal(
      plan(withOrder('from', 'copyList', 'workdir', 'install', 'copyAll', 'cmd'), good).failure,
      'listElsewhere',
    );
    assert.equal(
      plan(withOrder('from', 'copyAll', 'copyList', 'install', 'workdir', 'cmd'), good).failure,
      'appElsewhere',
    );
    // Installed in /, run in /app: strange, and it works.
    assert.equal(
      plan(withOrder('from', 'copyList', 'install', 'workdir', 'copyAll', 'cmd'), good).failure,
      undefined,
    );
    // CMD runs in the last WORKDIR, wherever it stands itself.
    assert.equal(
      plan(withOrder('from', 'cmd', 'workdir', 'copyAll', 'copyList', 'install'), good).failure,
      undefined,
    );
    assert.equal(secondsPerEdit(early, 'app'), undefined);
    // What was made before the failure stays.
    assert.equal(statuses(early, once(early)).startsWith('from:cached workdir:cached install:failed'), true);
  });

  it('finds for every order that works that a second build is free, and nothing better than the lecture', () => {
    let working = 0;
    for (const order of permutations(goodOrder)) {
      const project = withOrder(...order);
      const first = plan(project, emptyCache);
      assert.equal(first.steps.length, order.length);
      if (first.failure !== undefined) continue;
      working++;
      assert.equal(plan(project, once(project)).seconds, 0);
      for (const edit of edits) {
        const best = secondsPerEdit(firstProject, edit) ?? 0;
        assert.ok((secondsPerEdit(project, edit) ?? 0) >= best - 0.001, `${order.join()} ${edit}`);
      }
    }
    assert.ok(working > 10 && working < 120, String(working));
  });

  it('moves a line within the file only', () => {
    assert.deepEqual(moved(goodOrder, 'from', -1), goodOrder);
    assert.deepEqual(moved(goodOrder, 'cmd', 9), goodOrder);
    assert.deepEqual(moved(goodOrder, 'install', 1), [
      'from',
      'workdir',
      'copyList',
      'copyAll',
      'install',
      'cmd',
    ]);
  });
});
