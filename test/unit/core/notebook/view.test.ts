import assert from 'node:assert/strict';
import { parseNotebook } from '../../../../src/core/notebook/parse';
import { DashboardView, widgetsTile } from '../../../../src/core/notebook/view';
import type { Json } from '../../../../src/shared/json';

describe('the widget state of a view', () => {
  const viewOf = (state: Json): DashboardView => {
    const widgets = { 'application/vnd.jupyter.widget-state+json': state };
    const text = JSON.stringify({ nbformat: 4, metadata: { widgets }, cells: [] });
    return new DashboardView(parseNotebook(text), 'n', { code: false, theme: 'follow', width: 'wide' });
  };

  it('comes with the addresses in its markup, however long the lists in it are', async () => {
    const options = Array.from({ length: 300_000 }, (_, index) => index);
    const value = '<img src="a.png">';
    const view = viewOf({ state: { one: { state: { options, nested: [[{ value }]] } } } });
    const { state, references } = await view.widgetState();
    assert.ok(state);
    assert.deepEqual(
      references.map(({ url, kind }) => [url, kind]),
      [['a.png', 'file']],
    );
    assert.equal(view.reference(widgetsTile, references[0]?.id ?? '')?.url, 'a.png');
  });
});
