import assert from 'node:assert/strict';
import { changedHeads, withHeads } from '../../../../src/core/notebook/heads';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import { DashboardView, type ViewSettings } from '../../../../src/core/notebook/view';
import type { CellHead, NotebookSource } from '../../../../src/core/notebook/types';

describe('what a changed cell sends', () => {
  const settings: ViewSettings = { code: false, theme: 'follow', width: 'wide' };
  const stream = { output_type: 'stream', name: 'stdout', text: 'x' };
  const cells = [
    { cell_type: 'markdown', id: 'title', metadata: {}, source: '# Title' },
    { cell_type: 'code', id: 'one', metadata: {}, source: '1', outputs: [stream], execution_count: 1 },
    { cell_type: 'code', id: 'two', metadata: {}, source: '2', outputs: [stream], execution_count: 2 },
  ];
  /** A notebook whose cells change as those of a live one do: another version, nothing else. */
  class Live implements NotebookSource {
    readonly #source = parseNotebook(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
    cells: CellHead[] = [...this.#source.cells];
    readonly problems = [];
    readonly metadata = {};
    outputs = (head: CellHead) => this.#source.outputs(head);
    widgetState = () => this.#source.widgetState();
    change(id: string, change: Partial<CellHead> = {}): void {
      this.cells = this.cells.map((head) =>
        head.id === id ? { ...head, version: `${head.version}+`, ...change } : head,
      );
    }
  }
  const make = (): { live: Live; view: DashboardView } => {
    const live = new Live();
    const view = new DashboardView(live, 'n', settings);
    view.outline();
    return { live, view };
  };

  it('is the head of that tile alone, from which the page makes the same state', () => {
    const { live, view } = make();
    const before = view.state(1, 'en', true);
    live.change('one');
    view.refresh();
    const now = view.state(2, 'en', true);
    const heads = changedHeads(before, now);
    assert.deepEqual(
      heads?.map(({ id }) => id),
      ['one'],
    );
    assert.deepEqual(withHeads(before, 2, heads), now);
  });

  it('is nothing where only the revision is newer', () => {
    const { view } = make();
    assert.deepEqual(changedHeads(view.state(1, 'en', true), view.state(2, 'en', true)), []);
  });

  it('is the whole state where more than heads changed', () => {
    const { live, view } = make();
    const before = view.state(1, 'en', true);
    assert.equal(changedHeads(before, view.state(2, 'ko', true)), undefined, 'language');
    assert.equal(changedHeads(before, view.state(2, 'en', false)), undefined, 'trust');
    assert.equal(changedHeads(before, { ...before, code: true }), undefined, 'settings');
    live.cells = [live.cells[0]!, live.cells[2]!, live.cells[1]!];
    view.refresh();
    assert.equal(changedHeads(before, view.state(2, 'en', true)), undefined, 'order');
    live.cells = live.cells.slice(0, 2);
    view.refresh();
    assert.equal(changedHeads(before, view.state(2, 'en', true)), undefined, 'a cell less');
  });

  it('has a new outline after an edit of text, and keeps it after a run of code', () => {
    const { live, view } = make();
    live.change('two');
    view.refresh();
    assert.equal(view.hasOutline, true);
    live.change('title', { source: '# Another' });
    view.refresh();
    assert.equal(view.hasOutline, false);
    assert.deepEqual(
      view.outline().map(({ text }) => text),
      ['Another'],
    );
  });
});
