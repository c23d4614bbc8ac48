import assert from 'node:assert/strict';
import { figure, type FigureInput, reached } from '../../bench/figure';
import type { Machine } from '../../bench/machine';
import { amount, jsonReport, tableReport } from '../../bench/report';

const machine: Machine = {
  platform: 'linux 6.1 x64',
  cpu: 'A processor',
  cores: 2,
  memory: 8e9,
  node: '20.20.2',
  vscode: '1.139.1',
  load: [0.5, 1.25],
};

const input: FigureInput = {
  id: 'dashboard.firstTile.hello',
  target: 0.25,
  quantity: 'ms',
  ours: [300, 250, 260],
  name: 'voila 0.5.13',
  against: [1300, 1200, 1400],
};

describe('bench figures', () => {
  it('are ratios of medians', () => {
    const made = figure(input);
    assert.equal(made.value, 260 / 1300);
    assert.deepEqual(made.ours, { median: 260, min: 250, max: 300, runs: 3 });
    assert.deepEqual(made.against, { name: 'voila 0.5.13', median: 1300, min: 1200, max: 1400 });
  });

  it('compare with a limit that does not move', () => {
    const made = figure({ ...input, name: '20 ms', against: 20, ours: [5] });
    assert.equal(made.value, 0.25);
    assert.deepEqual(made.against, { name: '20 ms', median: 20, min: 20, max: 20 });
  });

  it('cannot be made of nothing', () => {
    assert.throws(() => figure({ ...input, against: [] }));
    assert.throws(() => figure({ ...input, against: [0] }), /nothing to compare/);
  });

  it('reach their target when they are at most it, or have none', () => {
    assert.ok(reached({ value: 0.25, target: 0.25 }));
    assert.ok(!reached({ value: 0.2501, target: 0.25 }));
    assert.ok(reached({ value: 99, target: null }));
  });
});

describe('bench reports', () => {
  it('write the JSON document in the shape that scripts build on', () => {
    const document: unknown = JSON.parse(jsonReport(machine, [figure(input)]));
    assert.deepEqual(document, {
      machine,
      figures: [
        {
          id: 'dashboard.firstTile.hello',
          value: 0.2,
          target: 0.25,
          better: 'lower',
          unit: 'ratio',
          ours: { median: 260, min: 250, max: 300, runs: 3 },
          against: { name: 'voila 0.5.13', median: 1300, min: 1200, max: 1400 },
        },
      ],
    });
  });

  it('mark each missed target in the table, and only those', () => {
    const slow = figure({ ...input, id: 'slow.one', target: 0.1 });
    const free = figure({ ...input, id: 'free.one', target: null });
    const lines = tableReport(machine, [figure(input), slow, free]).split('\n');
    const line = (id: string): string => lines.find((one) => one.startsWith(id)) ?? '';
    assert.match(
      line('dashboard.firstTile.hello'),
      / 0\.2 +≤ 0\.25 +ok +260 ms \(250 ms–300 ms\) n=3 +1\.3 s .*voila 0\.5\.13/,
    );
    assert.match(line('slow.one'), /MISSED/);
    assert.doesNotMatch(line('free.one'), /MISSED|ok/);
    assert.equal(lines.at(-1), '3 figures, 1 missed: slow.one');
  });

  it('write amounts with three digits and the unit that fits', () => {
    const written = ([0, 0.4, 99.96, 1234] as const).map((value) => amount(value, 'ms'));
    assert.deepEqual(written, ['0 ms', '0.4 ms', '100 ms', '1.23 s']);
    assert.deepEqual(
      [12, 148_000, 2_500_000, 3e9].map((value) => amount(value, 'bytes')),
      ['12 B', '148 kB', '2.5 MB', '3 GB'],
    );
  });
});
