import assert from 'node:assert/strict';
import { checkResult, type StageResult, summarise } from '../../harness/run/summary';

const stage = (part: Partial<StageResult>): StageResult => ({
  name: 'unit',
  milliseconds: 1200,
  passed: 0,
  failures: [],
  skips: [],
  ...part,
});

describe('harness: summary', () => {
  it('ends with one line of sums, lint and types counting as one each', () => {
    const { lines, status } = summarise([
      checkResult('lint', 10),
      checkResult('types', 10),
      stage({ passed: 3, skips: [{ title: 'a', reason: 'no Python' }] }),
    ]);
    assert.equal(lines.at(-1), '5 passed, 0 failed, 1 skipped');
    assert.equal(status, 0);
    assert.ok(lines.includes('  unit: a (no Python)'));
  });

  it('fails if anything failed, and names it', () => {
    const { lines, status } = summarise([
      checkResult('lint', 10, 'npm run lint: exit status 1'),
      stage({ passed: 1 }),
    ]);
    assert.equal(lines.at(-1), '1 passed, 1 failed, 0 skipped');
    assert.equal(status, 1);
    assert.ok(lines.some((line) => line.includes('npm run lint: exit status 1')));
  });

  it('fails a stage that executed no test', () => {
    assert.equal(summarise([stage({})]).status, 1);
    assert.equal(
      summarise([stage({ skips: [{ title: 'a', reason: 'b' }] })]).lines.at(-1),
      '0 passed, 1 failed, 1 skipped',
    );
  });

  it('lets a filter miss one stage but not all', () => {
    const missed = stage({ filtered: true });
    assert.equal(summarise([missed, stage({ passed: 1, filtered: true })]).status, 0);
    assert.equal(summarise([missed]).status, 1);
  });

  it('names what was tried again, and counts it once', () => {
    const { lines, status } = summarise([
      stage({ passed: 1, retried: [{ title: 'x', message: 'not in time' }] }),
    ]);
    assert.equal(status, 0);
    assert.equal(lines.at(-1), '1 passed, 0 failed, 0 skipped');
    assert.ok(lines.includes('  unit: x: not in time'));
  });

  it('puts what failed in one line, with what came instead', () => {
    const { lines } = summarise([
      stage({ failures: [{ title: 'x', message: 'not equal:\n\n+ here\n- there' }] }),
    ]);
    assert.ok(lines.some((line) => line.endsWith('x: not equal: + here - there')));
  });
});
