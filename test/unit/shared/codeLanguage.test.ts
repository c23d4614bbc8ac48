import assert from 'node:assert/strict';
import { editorLanguage, fitsInto } from '../../../src/shared/codeLanguage';

describe('where a block of code belongs', () => {
  it('is an editor of its own language, by the name that VS Code has for it', () => {
    assert.equal(editorLanguage('sh'), 'shellscript');
    assert.equal(editorLanguage('python'), 'python');
    assert.ok(fitsInto('python', 'python'));
    assert.ok(fitsInto('sh', 'shellscript'));
    assert.equal(fitsInto('python', 'shellscript'), false);
    assert.equal(fitsInto('dockerfile', 'yaml'), false);
  });

  it('is also one that holds such code: commands in a Dockerfile, YAML of compose, JSON with comments', () => {
    assert.ok(fitsInto('sh', 'dockerfile'));
    assert.ok(fitsInto('yaml', 'dockercompose'));
    assert.ok(fitsInto('json', 'jsonc'));
    assert.equal(fitsInto('json', 'python'), false);
  });

  it('is anywhere for plain text, and nowhere special for a word of every object', () => {
    assert.ok(fitsInto('text', 'python'));
    assert.equal(fitsInto('constructor', 'python'), false);
    assert.equal(editorLanguage('constructor'), 'constructor');
  });
});
