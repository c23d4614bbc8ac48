import type { FrameBundle } from '../../src/shared/frameDocument';
import type { PackedBundle } from '../../src/shared/packed';
import { blockText } from './blockText';
import { runLate } from './lateScript';
import { unpack } from './unpack';

/** Runs the bundle that stands packed in the page's block `#panel`, and hands it what it begins with. */
export async function runLatePanel(nonce: string, given: object): Promise<void> {
  const { script, style } = JSON.parse(await unpack(blockText('panel') as PackedBundle)) as FrameBundle;
  const element = document.createElement('style');
  element.textContent = style;
  document.body.append(element);
  runLate(script, nonce, given);
}
