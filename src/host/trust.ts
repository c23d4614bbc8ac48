import { workspace } from 'vscode';
import { grantPermit, type Permit } from '../shared/permit';

/** The permit of a trusted workspace; undefined in Restricted Mode. Asked anew before every start. */
export function workspacePermit(): Permit | undefined {
  return workspace.isTrusted ? grantPermit() : undefined;
}
