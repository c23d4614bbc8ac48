import assert from 'node:assert/strict';
import type { DashboardState } from '../../../src/shared/dashboardApi';
import { contentSecurityPolicy } from '../../../src/shared/html';
import { panelDocument } from '../../../src/shared/panelDocument';

const state: DashboardState = {
  revision: 1,
  lang: 'ko',
  title: '</script><script>alert(1)</script>',
  status: 'ready',
  problems: [],
  trusted: false,
  layout: 'flow',
  layouts: ['flow'],
  code: false,
  theme: 'follow',
  width: 'wide',
  tiles: [],
  outline: [],
  neverRun: false,
};
const nonce = 'bm9uY2U';
const html = panelDocument({
  lang: state.lang,
  start: { state, bodies: [] },
  csp: contentSecurityPolicy({ nonce }),
  nonce,
  page: { script: 'run("</script><script>")', style: 'a{}</style>' },
  title: '"><img src=x>',
});

describe('the HTML of a panel', () => {
  it('carries its language, its policy and its start data', () => {
    assert.match(html, /<html lang="ko">/);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    assert.match(policy ?? '', /^default-src &#39;none&#39;; script-src &#39;nonce-bm9uY2U&#39;;/);
    const json = /<script type="application\/json" id="start">(.*?)<\/script>/s.exec(html)?.[1];
    assert.deepEqual((JSON.parse(json ?? '') as { state: unknown }).state, state);
  });

  it('has exactly two script elements, whatever titles and bundles hold', () => {
    assert.deepEqual(
      [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag),
      [
        '<script type="application/json" id="start">',
        `<script nonce="${nonce}">`,
        // Text of the script before it: only an end of a script counts there.
        '<script>',
      ],
    );
    assert.equal([...html.matchAll(/<\/script/g)].length, 2);
    assert.equal([...html.matchAll(/<\/style/g)].length, 1);
    assert.doesNotMatch(html, /<img src/);
  });

  it('says in its language what to do where the script never starts', () => {
    assert.match(html, /id="last-resort">[^<]*[가-힣]/);
  });
});
