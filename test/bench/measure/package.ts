import { stat } from 'node:fs/promises';
import type { Bench } from '../bench';
import type { Figure } from '../figure';

export async function packageSize(bench: Bench): Promise<Figure[]> {
  const { size } = await stat((await bench.packaged()).vsix);
  return bench.figure({
    id: 'package.size',
    quantity: 'bytes',
    ours: [size],
    name: '8 MB',
    against: 8_000_000,
  });
}
