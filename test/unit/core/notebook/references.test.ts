import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashJson, hashText } from '../../../../src/core/notebook/hash';
import { decodeEntities, tagsIn } from '../../../../src/core/notebook/markup';
import { referencesIn } from '../../../../src/core/notebook/references';
import { escapeHtml } from '../../../../src/shared/html';
import type { Json } from '../../../../src/shared/json';

const found = (html: string): [string, string][] =>
  referencesIn(html).map(({ url, kind, host }) => [url, host ?? kind]);

describe('referencesIn', () => {
  const cases: [string, string, [string, string][]][] = [
    [
      'files',
      '<img src="a/b.png"><a href=c.csv>',
      [
        ['a/b.png', 'file'],
        ['c.csv', 'file'],
      ],
    ],
    [
      'hosts',
      '<img src="https://h.example:8080/x"><img src=//i.example/y>',
      [
        ['https://h.example:8080/x', 'h.example:8080'],
        ['//i.example/y', 'i.example'],
      ],
    ],
    [
      'a name in front of the host',
      '<img src="https://good.example@evil.example/x">',
      [['https://good.example@evil.example/x', 'evil.example']],
    ],
    ['backslashes', '<img src="\\\\evil.example\\x">', [['\\\\evil.example\\x', 'evil.example']]],
    ['one slash', '<img src="https:/evil.example/x">', [['https:/evil.example/x', 'evil.example']]],
    ['entities, decoded', '<img src="a&amp;b.png?x=1&#38;y&#x3d;2">', [['a&b.png?x=1&y=2', 'file']]],
    [
      'line ends in an address',
      '<img src="ht\ntps://evil.example/x">',
      [['ht\ntps://evil.example/x', 'evil.example']],
    ],
    [
      'srcset',
      '<img srcset="a.png 1x, b.png 2x,c.png">',
      [
        ['a.png', 'file'],
        ['b.png', 'file'],
        ['c.png', 'file'],
      ],
    ],
    ['srcset with data', '<source srcset="data:image/png;base64,AA== 1x, b.png 2x">', [['b.png', 'file']]],
    [
      'other elements',
      '<video poster="p.png"><image xlink:href="i.png"/><object data=o.pdf><td background=t.png>',
      [
        ['p.png', 'file'],
        ['i.png', 'file'],
        ['o.pdf', 'file'],
        ['t.png', 'file'],
      ],
    ],
    ['one address twice', '<img src=a><img src=a>', [['a', 'file']]],
    [
      'what stays inside',
      '<a href="#x"><img src="data:image/png;base64,AA"><img src=""><a href="mailto:a@b"><a href="javascript:x"><a href="command:x"><img src="cid:1"><img src="blob:x">',
      [],
    ],
    ['a drive', '<img src="C:\\x.png">', [['C:\\x.png', 'file']]],
    ['files of the machine', '<img src="file:///etc/passwd">', []],
    [
      'none in comments and scripts',
      '<!-- <img src=a> --><script>"<img src=b>"</script><style><img src=c></style><textarea><img src=d></textarea>',
      [],
    ],
    ['a tag that never ends', '<img src="a.png', []],
    ['quotes around brackets', '<img alt=">" src=a.png>', [['a.png', 'file']]],
    ['the first of two', '<img src=a src=b>', [['a', 'file']]],
    ['capitals', '<IMG SRC=a.png>', [['a.png', 'file']]],
    ['no spaces', '<img src="a.png"alt="x"/>', [['a.png', 'file']]],
    ['a broken host', '<img src="https://[x/">', []],
  ];
  for (const [name, html, expected] of cases) it(name, () => assert.deepEqual(found(html), expected));

  it('gives an address the same id wherever it stands', () => {
    const [one] = referencesIn('<img src=a.png>');
    const [, two] = referencesIn('<img src=b.png><img src=a.png>');
    assert.deepEqual(one, two);
  });

  it('finds what escapeHtml wrote into an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const [tag] = [...tagsIn(`x<img src="${escapeHtml(value)}" alt=''>`)];
        assert.deepEqual(tag!.attributes(), [
          ['src', value],
          ['alt', ''],
        ]);
      }),
    );
  });

  it('never loops or throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      'a',
      ' ',
      '!--',
      '-->',
      'script',
      '&#',
      ';',
      'src',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => void referencesIn(pieces.join(''))),
      { numRuns: 2000 },
    );
  });
});

describe('decodeEntities', () => {
  it('knows numbers and the names of addresses, and leaves the rest', () => {
    assert.equal(
      decodeEntities('&lt;&#65;&#x1F600;&nbsp;&unknown;&constructor;&'),
      '<A😀\u00a0&unknown;&constructor;&',
    );
    assert.equal(decodeEntities('&#0;&#xD800;&#9999999;'), '\ufffd\ufffd\ufffd');
  });
});

describe('hashes', () => {
  it('differ for different texts and values', () => {
    const texts = Array.from({ length: 50_000 }, (_, index) => hashText(`line ${index}`));
    assert.equal(new Set(texts).size, texts.length);
    const values: Json[] = [
      null,
      'null',
      0,
      '0',
      [],
      {},
      [[]],
      [{}],
      ['a', 'b'],
      ['ab'],
      [['a'], 'b'],
      { a: 1 },
      { a: '1' },
      { b: 1 },
      { a: [1] },
      '',
      [''],
    ];
    assert.equal(new Set(values.map(hashJson)).size, values.length);
  });

  it('change with any one character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, place) => {
        const at = place % text.length;
        const other = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
        assert.notEqual(hashText(text), hashText(other));
      }),
    );
  });
});
