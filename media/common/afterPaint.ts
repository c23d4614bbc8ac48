/** Calls back after the frame in which what was just drawn is on screen. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => callback();
    port2.postMessage(null);
  });
}
