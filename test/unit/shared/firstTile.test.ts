import assert from 'node:assert/strict';
import { textPart } from '../../../src/core/notebook/parts';
import type { Part } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { firstTile } from '../../../src/shared/firstTile';
import { markdown, ready, tile } from '../../e2e/panel/states';

const state: DashboardState = { ...ready, trusted: false, tiles: [tile('a')], outline: [] };
const of = (parts: readonly Part[], more: Partial<DashboardState> = {}): string =>
  firstTile({
    state: { ...state, ...more },
    bodies: [{ id: 'a', version: '1', parts, references: [] }],
  });

describe('the first tile in a dashboard’s HTML', () => {
  it('holds no element, attribute or address that an author wrote', async () => {
    for (const text of [
      '# </main></template><script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      'a <b onclick="alert(1)">c</b>',
      '![x](https://evil.example/a.png)',
      '<!-- --><style>@import "https://evil.example"</style>',
    ])
      assert.equal(of([await markdown(text)]), '', text);
    for (const text of [
      '&lt;script&gt; <svg/onload=alert(1)>',
      '`</template><script>alert(1)</script>`',
      '```</template>\n</template><script>\n```',
      '[x](javascript:alert(1)) [y](command:a) [z](vscode://b)',
      '\\<script>alert(1)\\</script>',
    ]) {
      const html = of([await markdown(text)]);
      assert.notEqual(html, '', text);
      assert.doesNotMatch(html, /<(?:script|\/template|img|style|svg)|\son\w+=|href="(?!http)/i, text);
    }
    const ansi = of([
      textPart('</template><script>\u001b[31m</template>\u001b]8;;javascript:1\u0007a', true),
    ]);
    assert.notEqual(ansi, '');
    assert.doesNotMatch(ansi, /<(?:script|\/template)|javascript:/);
  });

  it('is that of the first tile that is shown, of its present version, and of no long one', async () => {
    const one = await markdown('# One');
    assert.match(of([one]), /<h1>One<\/h1>/);
    assert.equal(of([one], { tiles: [tile('b'), tile('a')] }), '');
    assert.match(of([one], { tiles: [tile('b', { onlyCode: true }), tile('a')] }), /One/);
    assert.equal(of([one], { tiles: [tile('b', { onlyCode: true }), tile('a')], code: true }), '');
    assert.equal(of([one], { tiles: [tile('a', { version: '2' })] }), '');
    assert.equal(of([one], { status: 'loading' }), '');
    assert.equal(of([await markdown('x '.repeat(20_000))]), '');
    assert.equal(of([{ ...one, cut: { shown: 1, total: 2 } }]), '');
  });
});
