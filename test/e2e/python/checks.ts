/** How a Python snippet is proven: what must be there before it, what is then done to it, and what must follow. */
export interface Check {
  readonly before?: string;
  /** A cell of its own: what `Output` widgets catch arrives in the kernel after it. */
  readonly act?: string;
  readonly then: string;
}

/** A file as the browser sends it, over the widget's own wire format. */
const upload = `uploader.set_state({'value': [{'name': 'taco.png', 'type': 'image/png', 'size': 3,
    'last_modified': 1700000000000, 'content': memoryview(b'abc')}]})`;

/** By prefix; the test fails for a snippet without one. */
export const checks: Readonly<Record<string, Check>> = {
  'lab-upload': { act: upload, then: `assert 'taco.png: 3 bytes' in str(result.outputs), result.outputs` },
  'lab-upload-any': {
    act: upload,
    then: `assert 'taco.png: 3 bytes' in str(result.outputs), result.outputs
version7 = {'a.csv': {'metadata': {'name': 'a.csv', 'type': 'text/csv', 'size': 2, 'lastModified': 0}, 'content': b'12'}}
assert uploaded_files(version7) == [('a.csv', b'12')]`,
  },
  'lab-button': {
    act: 'button.click(); button.click()',
    then: `assert str(result.outputs).count('done') == 1, result.outputs  # cleared in between`,
  },
  'lab-observe': {
    act: `assert answer.value == 'total: 13,500', answer.value
slider.value = 7`,
    then: `assert answer.value == 'total: 31,500', answer.value`,
  },
  'lab-interact': {
    act: 'show.widget.children[0].value = 55',
    then: `assert 'taco: 55 orders' in str(show.widget.out.outputs), show.widget.out.outputs`,
  },
  'lab-interactive': {
    act: `menu.value = 'burrito'`,
    then: `assert 'burrito: 20 orders' in str(view.outputs), view.outputs`,
  },
  'lab-boxes': {
    then: `assert [type(child).__name__ for child in page.children] == ['Label', 'HBox']
assert page.children[1].layout.justify_content == 'space-between'`,
  },
  'lab-grid': {
    then: `assert [grid[0, 0].description, grid[2, 0].description, grid[1, 3].description] == ['Header', 'Menu', 'Figure']`,
  },
  'lab-twobytwo': { then: `assert len(page.children) == 4 and page.bottom_right.value == 'stock'` },
  'lab-app': {
    then: `assert app.center is body and 'ready' in str(body.outputs), body.outputs
assert app.left_sidebar is choice and 'Menu demand' in app.header.value`,
  },
  'lab-tabs': {
    then: `assert [tabs.get_title(index) for index in range(2)] == ['Figure', 'Table'] and len(tabs.children) == 2
assert 'figure' in str(pages['Figure'].outputs)`,
  },
  'lab-plot': {
    act: `before = str(view.outputs)
choice.value = 'burrito'`,
    then: `assert len(view.outputs) == 1 and 'image/png' in view.outputs[0]['data'], view.outputs
assert before != str(view.outputs) and not plt.get_fignums()`,
  },
  'lab-progress': { then: `assert (bar.value, bar.max, bar.bar_style) == (20, 20, 'success')` },
  'lab-jslink': {
    then: `assert link.source == (slider, 'value') and link.target == (bar, 'value')
assert (slider.value, slider.max, bar.value, bar.max) == (40, 100, 40, 100)`,
  },
  'lab-play': {
    then: `assert link.source == (play, 'value') and link.target == (step, 'value') and step.max == play.max`,
  },
  'lab-image': {
    then: `assert bytes(picture.value[:8]) == b'\\x89PNG\\r\\n\\x1a\\n' and picture.layout.width == '300px'
assert not plt.get_fignums()`,
  },
  'lab-table': {
    act: `assert 'nachos' in str(view.outputs), view.outputs
least.value = 50`,
    then: `assert 'burrito' in str(view.outputs) and 'nachos' not in str(view.outputs), view.outputs`,
  },
  'lab-download': {
    then: `import re
coded = re.search('base64,([^"]+)"', link.data)[1]
assert base64.b64decode(coded).decode('utf-8-sig').splitlines() == ['menu,orders', 'taco,128', 'burrito,64']`,
  },
  'lab-save-state': {
    before: `import nbformat
from ipywidgets import IntSlider
kept = IntSlider(value=42)
nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell('# kept')]), 'notebook.ipynb')`,
    then: `written = nbformat.read('notebook-dashboard.ipynb', as_version=4)
stored = written.metadata.widgets['application/vnd.jupyter.widget-state+json']
assert stored.version_major == 2 and stored.state[kept.model_id].state.value == 42
assert written.cells[0].source == '# kept' and 'widgets' not in nbformat.read('notebook.ipynb', as_version=4).metadata
nbformat.validate(written)`,
  },
  'lab-parameters': { then: `assert (city, days) == ('Seoul', 7)` },
  'lab-query': {
    before: `import os
os.environ['QUERY_STRING'] = 'city=Busan%20%EB%B6%80%EC%82%B0&x=1'`,
    then: `assert city == 'Busan 부산', city`,
  },
};
