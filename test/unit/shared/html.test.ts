import assert from 'node:assert/strict';
import { contentSecurityPolicy, escapeHtml, scriptJson } from '../../../src/shared/html';

describe('html', () => {
  it('escapes what could end text or an attribute', () => {
    assert.equal(
      escapeHtml(`<a href="x" title='y'>&`),
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;',
    );
  });

  it('writes JSON that no HTML parser can leave, and that reads back the same', () => {
    const value = { text: '</script><!--<script>\u2028\u2029', list: [1, null] };
    const json = scriptJson(value);
    assert.doesNotMatch(json, /[<\u2028\u2029]/);
    assert.deepEqual(JSON.parse(json), value);
  });

  it('has no remote origin and no eval in any directive, trusted or not', () => {
    for (const blobScripts of [true, false]) {
      const csp = contentSecurityPolicy({ nonce: 'abc', source: 'vscode-resource:', blobScripts });
      assert.match(csp, /^default-src 'none';/);
      assert.doesNotMatch(csp, /unsafe-eval|https?:|wss?:|\*|connect-src/);
      assert.doesNotMatch(/script-src[^;]*/.exec(csp)?.[0] ?? '', /unsafe-inline/);
      assert.equal(/script-src[^;]*blob:/.test(csp), blobScripts);
      for (const directive of ["form-action 'none'", "base-uri 'none'"]) assert.ok(csp.includes(directive));
    }
  });
});
