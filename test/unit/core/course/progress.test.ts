import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countsOf,
  exerciseStates,
  markExercise,
  markRead,
  markTask,
  mergeProgress,
  moveTo,
  nextSection,
  noProgress,
  outlineOf,
  taskStates,
  type Evidence,
  type Outline,
  type Progress,
} from '../../../../src/core/course/progress';
import { loadProgress, progressText } from '../../../../src/core/course/progressFile';
import { readCourse } from '../../../../src/core/notes/course';
import type { JsonObject } from '../../../../src/shared/json';
import { courseFiles } from '../../../fixtures/search/course';

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
const time = (number: number): string => day(number).toISOString();

const times = fc.integer({ min: 1, max: 28 }).map(time);
const extras = fc.dictionary(
  fc.constantFrom('note', 'seed', 'deep', '__proto__'),
  fc.oneof(
    fc.integer(),
    fc.string(),
    fc.array(fc.integer()),
    fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()),
  ),
  { maxKeys: 3 },
) as fc.Arbitrary<JsonObject>;
const marks = <T>(ids: readonly string[], mark: fc.Arbitrary<T>): fc.Arbitrary<Map<string, T>> =>
  fc.array(fc.tuple(fc.constantFrom(...ids), mark), { maxLength: 4 }).map((list) => new Map(list));
const evidence = <S>(states: readonly S[]): fc.Arbitrary<Evidence<S>> =>
  fc.record({ state: fc.constantFrom(...states), time: times, extra: extras });
const progresses: fc.Arbitrary<Progress> = fc.record({
  version: fc.integer({ min: 2, max: 4 }),
  read: marks(['1#a', '1#b', '2#a', '8'], times),
  last: fc.option(fc.record({ section: fc.constantFrom('1#a', '2#a'), time: times }), { nil: undefined }),
  tasks: marks(['task-a', 'task-b'], evidence(taskStates)),
  exercises: marks(['p1', 'p2'], evidence(exerciseStates)),
  extra: extras,
});

/** One text for what is the same, whatever the order of keys. */
const text = (progress: Progress): string => {
  const sorted = (value: unknown): unknown =>
    value instanceof Map
      ? sorted(Object.fromEntries(value))
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)])
        : value;
  return JSON.stringify(sorted(progress));
};

function assertHolds(whole: Progress, part: Progress): void {
  for (const [section, at] of part.read) assert.ok((whole.read.get(section) ?? '9') <= at, section);
  for (const [id, { state }] of part.tasks)
    assert.ok(taskStates.indexOf(whole.tasks.get(id)?.state as 'done') >= taskStates.indexOf(state), id);
  for (const [id, { state }] of part.exercises)
    assert.ok(
      exerciseStates.indexOf(whole.exercises.get(id)?.state as 'core') >= exerciseStates.indexOf(state),
      id,
    );
  if (part.last) assert.ok((whole.last?.time ?? '') >= part.last.time);
  for (const key of Object.keys(part.extra)) assert.ok(Object.hasOwn(whole.extra, key), key);
}

describe('merging progress', () => {
  it('loses no mark, in whatever order, grouping and number versions meet', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(progresses, { minLength: 6, maxLength: 6 }), steps, (start, merges) => {
        const stores = [...start];
        const knows = start.map((_one, index) => new Set([index]));
        for (const [to, from] of merges) {
          stores[to] = mergeProgress(stores[to]!, stores[from]!);
          knows[to] = new Set([...knows[to]!, ...knows[from]!]);
        }
        for (const [store, known] of knows.entries())
          for (const index of known) assertHolds(stores[store]!, start[index]!);
      }),
    );
  });

  it('is the same from either side, in any grouping, and once more', () => {
    fc.assert(
      fc.property(progresses, progresses, progresses, (a, b, c) => {
        assert.equal(text(mergeProgress(a, b)), text(mergeProgress(b, a)));
        assert.equal(
          text(mergeProgress(mergeProgress(a, b), c)),
          text(mergeProgress(a, mergeProgress(b, c))),
        );
        assert.equal(text(mergeProgress(a, a)), text(a));
        assert.equal(text(mergeProgress(mergeProgress(a, b), b)), text(mergeProgress(a, b)));
      }),
    );
  });

  it('keeps the first time of a mark, the furthest state and the last place', () => {
    const early = markExercise(markRead(noProgress, '8#ports', day(1)), 'p1', 'core', day(2));
    const late = markExercise(markRead(noProgress, '8#ports', day(5)), 'p1', 'tried', day(6));
    const { read, last, exercises } = mergeProgress(late, early);
    assert.deepEqual([...read], [['8#ports', time(1)]]);
    assert.deepEqual(last, { section: '8#ports', time: time(5) });
    assert.deepEqual(exercises.get('p1'), { state: 'core', time: time(2), extra: {} });
  });
});

describe('the file of progress', () => {
  it('comes back as it was written, with what it does not know', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        // The members of the file itself are none that it does not know.
        const { version, ...loaded } = loadProgress(progressText(progress)).progress;
        assert.equal(text({ ...loaded, version }), text(progress));
      }),
    );
    const own =
      '{"version": 2, "theme": {"x": [1]}, "tasks": {"task-a": {"state": "done", "time": "2026-11-01T00:00:00Z", "score": 7}}}';
    const { progress, keepAs } = loadProgress(own);
    assert.equal(keepAs, undefined);
    const written = JSON.parse(progressText(markRead(progress, '1#map', day(3)))) as Record<string, unknown>;
    assert.deepEqual(written, {
      version: 2,
      theme: { x: [1] },
      last: { section: '1#map', time: time(3) },
      read: { '1#map': time(3) },
      tasks: { 'task-a': { state: 'done', time: time(1), score: 7 } },
      exercises: {},
    });
  });

  it('is nothing where there is none', () => {
    assert.deepEqual(loadProgress(undefined), { progress: noProgress });
  });

  it('is brought up from version 1', () => {
    const old = JSON.stringify({
      version: 1,
      saved: time(4),
      read: ['8#ports', '1#map'],
      tasks: ['task-a'],
      mine: 1,
    });
    const { progress, keepAs, said } = loadProgress(old);
    assert.deepEqual([keepAs, said, progress.version], [undefined, undefined, 2]);
    assert.deepEqual([...progress.read.keys()], ['8#ports', '1#map']);
    assert.deepEqual(progress.tasks.get('task-a'), { state: 'done', time: time(4), extra: {} });
    assert.deepEqual(progress.extra, { mine: 1 });
  });

  it('is kept aside under a free name where it is broken, and what is good in it is saved', () => {
    for (const broken of [
      '',
      '{',
      '[]',
      'null',
      '5',
      '{}',
      '{"version": "2"}',
      '{"version": 0.5}',
      '{"version": 2, "read": 5}',
      '{"version": 2, "last": {"section": "javascript:1", "time": "2026-11-01T00:00:00Z"}}',
      '{"version": 1, "read": "8#ports"}',
      `{"version": 2, "x": "${'x'.repeat(1_000_001)}"}`,
    ]) {
      const { keepAs, said } = loadProgress(broken, ['progress.json', 'progress.broken-1.json']);
      assert.deepEqual(
        [keepAs, said],
        ['progress.broken-2.json', { message: 'progress.broken', args: { name: 'progress.broken-2.json' } }],
        broken.slice(0, 80),
      );
    }
    const half = loadProgress(
      JSON.stringify({
        version: 2,
        read: { '8#ports': time(1), '8#why': 'yesterday', '../etc': time(1), ['__proto__']: time(1) },
        exercises: { p1: { state: 'core', time: time(2) }, p2: { state: 'won', time: time(2) } },
      }),
    );
    assert.equal(half.keepAs, 'progress.broken-1.json');
    assert.deepEqual([...half.progress.read.keys()], ['8#ports']);
    assert.deepEqual([...half.progress.exercises.keys()], ['p1']);
  });

  it('of a newer version is read as far as it is known, and written back whole', () => {
    const newer = {
      version: 3,
      last: { place: 'elsewhere' },
      read: { '8#ports': time(1), '8#why': { at: time(1), twice: true } },
      tasks: {},
      exercises: { p1: { state: 'mastered', time: time(2) } },
      badges: ['x'],
    };
    const { progress, keepAs, said } = loadProgress(JSON.stringify(newer));
    assert.deepEqual([keepAs, said?.message], [undefined, 'progress.newer']);
    assert.deepEqual([...progress.read.keys()], ['8#ports']);
    assert.deepEqual(JSON.parse(progressText(progress)), newer);
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (anything) => {
        progressText(loadProgress(anything).progress);
      }),
    );
  });
});

describe('where to go on', () => {
  const outlines: Outline[] = [
    { lecture: 1, sections: ['1#a', '1#b'], tasks: ['task-a'], exercises: [] },
    { lecture: 2, sections: ['2#a', '2#b', '2#c'], tasks: [], exercises: ['p1', 'p2'] },
  ];
  const reading = (...sections: string[]): Progress =>
    sections.reduce((progress, section, index) => markRead(progress, section, day(index + 1)), noProgress);

  it('is the next unread section behind the last place, then the first unread one', () => {
    assert.equal(nextSection(noProgress, outlines), '1#a');
    assert.equal(nextSection(reading('1#a'), outlines), '1#b');
    assert.equal(nextSection(reading('1#b'), outlines), '2#a');
    assert.equal(nextSection(reading('2#b', '2#a'), outlines), '2#c');
    assert.equal(nextSection(reading('2#c'), outlines), '1#a');
    assert.equal(nextSection(reading('1#a', '1#b', '2#a', '2#b', '2#c'), outlines), undefined);
    assert.equal(nextSection(noProgress, []), undefined);
  });

  it('is a place that was left unread, and near a place that is gone', () => {
    assert.equal(nextSection(moveTo(reading('1#a'), '2#b', day(9)), outlines), '2#b');
    assert.equal(nextSection(moveTo(reading('1#a'), '2#gone', day(9)), outlines), '2#a');
    assert.equal(nextSection(moveTo(reading('1#a'), '2', day(9)), outlines), '2#a');
    assert.equal(nextSection(moveTo(reading('1#a'), '9#gone', day(9)), outlines), '1#b');
  });

  it('is told with counts for each lecture', () => {
    const done = markTask(reading('1#a', '2#gone'), 'task-a', 'done', day(3));
    const tried = markExercise(markExercise(done, 'p1', 'tried', day(4)), 'p2', 'robust', day(4));
    assert.deepEqual(countsOf(tried, outlines), [
      {
        lecture: 1,
        sections: { read: 1, all: 2 },
        tasks: { done: 1, all: 1 },
        exercises: { done: 0, all: 0 },
      },
      {
        lecture: 2,
        sections: { read: 0, all: 3 },
        tasks: { done: 0, all: 0 },
        exercises: { done: 1, all: 2 },
      },
    ]);
    assert.equal(countsOf(markTask(done, 'task-a', 'started', day(9)), outlines)[0]?.tasks.done, 1);
  });

  it('knows our own course', () => {
    const own = outlineOf(readCourse(courseFiles), [{ id: 'p1', lecture: 7 }]);
    assert.equal(own.length, 10);
    assert.equal(nextSection(noProgress, own), '1#first-customer');
    assert.deepEqual(own[6]?.exercises, ['p1']);
    assert.ok(own[7]?.sections.includes('8#ports') && own[7].tasks.includes('task-docker-image'));
  });
});
