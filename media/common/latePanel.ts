import type { FrameBundle } from '../../src/shared/frameDocument';
import type { PackedBundle } from '../../src/shared/packed';
import { blockText } from './blockText';
import { unpack } from './unpack';

type LateScript = HTMLScriptElement & { given?: object };

/** Runs the bundle that stands packed in the page's block `#panel`, and hands it what it begins with: no other script can reach that. */
export async function runLatePanel(nonce: string, given: object): Promise<void> {
  const bundle = JSON.parse(await unpack(blockText('panel') as PackedBundle)) as FrameBundle;
  const style = document.createElement('style');
  style.textContent = bundle.style;
  const script: LateScript = document.createElement('script');
  script.nonce = nonce;
  script.text = bundle.script;
  script.given = given;
  document.body.append(style, script);
  script.remove();
}

/** For the bundle itself, while it begins: what it was given. */
export function givenToPanel(): unknown {
  return (document.currentScript as LateScript | null)?.given;
}
