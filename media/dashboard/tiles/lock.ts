/**
 * Takes away from the page's own realm what no policy can forbid to the scripts of a trusted notebook: WebRTC talks to
 * any host past the policy, and who knows the nonce makes a page inside the page that has all of it again. A hurdle,
 * not a wall: trusted widgets share this realm with us.
 */
export function lockRealm(): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'ReportingObserver'])
    Reflect.deleteProperty(globalThis, name);
  for (const { prototype } of [HTMLElement, SVGElement, MathMLElement]) hide(prototype, 'nonce');
  hide(SecurityPolicyViolationEvent.prototype, 'originalPolicy');
  document.currentScript?.remove();
}

/** The property reads as empty from now on; writing it works as before. */
function hide(prototype: object, name: string): void {
  const before = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Object.defineProperty(prototype, name, { ...before, get: () => '', configurable: false });
}
