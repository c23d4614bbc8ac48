import { randomBytes } from 'node:crypto';

/** A nonce for one page's policy: 128 random bits. */
export function makeNonce(): string {
  return randomBytes(16).toString('base64url');
}
