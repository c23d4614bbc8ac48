import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { repoRoot } from '../harness/cache/paths';
import type { Browser } from 'playwright-core';
import { openWorkbench, type Workbench } from '../harness/workbench';
import type { HostVerbs } from './host/api';

const verbs = [
  'floor',
  'lecture',
  'switchLectures',
  'dashboard',
  'large',
  'redraw',
  'activation',
] as const satisfies (keyof HostVerbs)[];

/** A VS Code with our packed extension installed as a person has it, and the bench's hand in its extension host. */
export class Editor {
  private constructor(
    readonly workbench: Workbench,
    private readonly hostFolder: string,
    /** VS Code's own version. */
    readonly version: string,
  ) {}

  static async open(vsix: string, folder: string): Promise<Editor> {
    const hostFolder = await hostExtension();
    try {
      const workbench = await openWorkbench({
        trust: true,
        vsix,
        folder,
        extensionDevelopmentPath: hostFolder,
        // Pages may be hidden by nothing, and nothing else may draw.
        settings: { 'workbench.editor.enablePreview': false },
      });
      const { version } = await workbench.companion.environment();
      return new Editor(workbench, hostFolder, version);
    } catch (error) {
      await rm(hostFolder, { recursive: true, force: true });
      throw error;
    }
  }

  call<Verb extends keyof HostVerbs>(
    verb: Verb,
    input: Parameters<HostVerbs[Verb]>[0],
  ): ReturnType<HostVerbs[Verb]> {
    return this.workbench.executeCommand(`ailabBench.${verb}`, input) as ReturnType<HostVerbs[Verb]>;
  }

  /** The browser that shows the window: peers' pages open in the same one. */
  get browser(): Browser {
    const browser = this.workbench.context.browser();
    if (!browser) throw new Error('The browser is gone');
    return browser;
  }

  /** A new extension host in the same window: nothing of ours is loaded there. */
  restart(): Promise<void> {
    return this.workbench.reloadWindow();
  }

  async dispose(): Promise<void> {
    await this.workbench.dispose();
    await rm(this.hostFolder, { recursive: true, force: true });
  }
}

/** In a folder of its own: the build folder of the checkout may be made anew at any time. */
async function hostExtension(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-bench-host-'));
  await cp(
    path.join(repoRoot, 'out', 'test', 'bench', 'host', 'extension.js'),
    path.join(folder, 'extension.js'),
  );
  const manifest = {
    name: 'bench-host',
    publisher: 'ailab-test',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    main: './extension.js',
    activationEvents: ['*'],
    extensionKind: ['workspace'],
    contributes: {
      commands: verbs.map((verb) => ({ command: `ailabBench.${verb}`, title: `Bench: ${verb}` })),
    },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
