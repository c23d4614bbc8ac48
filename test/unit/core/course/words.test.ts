import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initialsOf, isInitials, lettersOf, stemsOf } from '../../../../src/core/course/hangul';
import { editsBetween, letterMask, mayBeNear, stemOfLatin } from '../../../../src/core/course/latin';
import { indexed, rawWordsOf, tokensOf } from '../../../../src/core/course/tokens';

const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

describe('Hangul', () => {
  it('comes apart into letters as they are typed, and into initials', () => {
    assert.equal(lettersOf('이미지'), 'ㅇㅣㅁㅣㅈㅣ');
    assert.equal(lettersOf('값과 꿔'), 'ㄱㅏㅂㅅㄱㅗㅏ ㄲㅜㅓ');
    assert.equal(initialsOf('컨테이너 8'), 'ㅋㅌㅇㄴ 8');
    assert.ok(isInitials('ㅋㅌ') && !isInitials('ㅋ') && !isInitials('ㅋㅏ') && !isInitials('컨ㅌ'));
  });

  it('is, half typed, a beginning of what is meant', () => {
    // What keyboards show on the way to each syllable: the next initial stands as a final first.
    for (const [half, whole] of [
      ['이밎', '이미지'],
      ['컨텡', '컨테이너'],
      ['도ㅋ', '도커'],
      ['파잎', '파이프'],
    ] as const)
      assert.ok(lettersOf(whole).startsWith(lettersOf(half)), `${half} ${whole}`);
  });

  it('loses particles, and never all of a word', () => {
    assert.ok(stemsOf('드리프트에서는').includes('드리프트'));
    assert.ok(stemsOf('모델의').includes('모델'));
    assert.deepEqual(stemsOf('이'), ['이']);
    for (const word of ['은', '를를', '에서는']) assert.ok(stemsOf(word).every((stem) => stem.length > 0));
  });
});

describe('English words', () => {
  it('have one key for their forms and spellings, and keep apart what is not the same', () => {
    for (const forms of [
      ['normalise', 'normalize', 'normalised', 'normalizing'],
      ['colour', 'color', 'colours'],
      ['behaviour', 'behavior'],
      ['centre', 'center'],
      ['modelling', 'modeling'],
      ['artefact', 'artifacts'],
      ['container', 'containers'],
      ['running', 'run', 'runs'],
      ['query', 'queries'],
      ['grey', 'gray'],
    ])
      assert.equal(new Set(forms.map(stemOfLatin)).size, 1, forms.map(stemOfLatin).join(' '));
    for (const [one, other] of [
      ['four', 'for'],
      ['status', 'state'],
      ['container', 'contain'],
      ['class', 'clash'],
    ] as const)
      assert.notEqual(stemOfLatin(one), stemOfLatin(other));
  });

  it('are as far apart as letters were left out, added, taken for another or exchanged', () => {
    assert.equal(editsBetween('deamon', 'daemon', 2), 1);
    assert.equal(editsBetween('conatiner', 'container', 2), 1);
    assert.equal(editsBetween('colapse', 'collapse', 2), 1);
    assert.equal(editsBetween('kernel', 'colonel', 2), undefined);
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const edits = editsBetween(one, other, 8);
        assert.equal(editsBetween(other, one, 8), edits);
        assert.equal(
          editsBetween(one, other, most),
          edits !== undefined && edits <= most ? edits : undefined,
        );
        // The quick look never hides what a close one would find.
        if (edits !== undefined && edits <= most)
          assert.ok(mayBeNear(letterMask(one), letterMask(other), most));
      }),
    );
  });
});

describe('the words of a text', () => {
  it('are names with their parts, options, numbers, addresses and signs', () => {
    assert.deepEqual(wordsOf('FileUpload.value'), [
      'fileupload.value',
      'fileupload',
      'file',
      'upload',
      'value',
    ]);
    assert.deepEqual(wordsOf('st.session_state'), [
      'st.session_state',
      'st',
      'session_state',
      'session',
      'state',
    ]);
    assert.deepEqual(wordsOf('docker run -p 127.0.0.1:8501'), [
      'docker',
      'run',
      '-p',
      '127.0.0.1:8501',
      '127.0.0.1',
      '8501',
    ]);
    assert.deepEqual(wordsOf('--rm'), ['--rm', 'rm']);
    assert.deepEqual(wordsOf('a > b 2>&1 && c'), ['a', '>', 'b', '2>&1', '&&', 'c']);
    assert.deepEqual(wordsOf('Voilà 0.5.13'), ['voila', '0.5.13']);
    assert.deepEqual(wordsOf('Dockerfile을 쓰고'), ['dockerfile', '쓰고']);
    assert.deepEqual(wordsOf('. , 😀 ()'), []);
  });

  it('stand where they say, and are the same when they are indexed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (anything) => {
        const text = anything.normalize('NFC');
        for (const { start, end, word } of tokensOf(text)) {
          assert.ok(start < end && end <= text.length);
          assert.notEqual(word, '');
        }
        for (const raw of rawWordsOf(text))
          assert.deepEqual(
            [indexed(raw).word, ...indexed(raw).parts],
            raw.length > 100 ? [''] : wordsOf(raw).length === 0 ? [''] : wordsOf(raw),
          );
      }),
      { numRuns: 300 },
    );
  });
});
