import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'ai-service-lab.ai-service-lab';

describe('activation', () => {
  it('finds the extension', () => {
    assert.ok(vscode.extensions.getExtension(id));
  });

  // Runs first of all suites (files run in the order of their names), in a workspace without anything of ours.
  it('does not happen when an unrelated workspace is opened', () => {
    assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
  });
});
