/** Edge of the picture, in pixels. */
export const edge = 32;

/** A taco from the side on a plate, in grey levels from −1 (black) to 1 (white), row by row. */
export function taco(): Float64Array {
  return Float64Array.from({ length: edge * edge }, (_, index) =>
    shade((index % edge) + 0.5, Math.floor(index / edge) + 0.5),
  );
}

function shade(x: number, y: number): number {
  const [dx, dy] = [x - 16, 23 - y];
  const shell = Math.hypot(dx / 13, dy / 15);
  // Filling looks out of the shell in waves.
  const rim = 1.14 + 0.07 * Math.sin(Math.atan2(dy, dx) * 15);
  if (dy >= 0 && shell <= 1) {
    const spots = [
      [-6, 5],
      [0, 9],
      [6, 4],
      [-1, 3],
    ] as const;
    if (spots.some(([sx, sy]) => Math.hypot(dx - sx, dy - sy) < 1.5)) return 0.15;
    return shell > 0.88 ? 0.3 : 0.8;
  }
  if (dy >= 0 && shell <= rim) return -0.35;
  // The plate's edge below.
  if (dy < 0 && dy > -2.2 && Math.abs(dx) < 15) return 0.5;
  return -0.95;
}
