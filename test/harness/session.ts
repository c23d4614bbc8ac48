import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

export type SessionKind = 'trusted' | 'restricted';

interface Sessions {
  readonly open: Map<SessionKind, Promise<Workbench>>;
  readonly folders: string[];
}

// Each test file is a bundle with its own copy of this module: what they share hangs on the process.
const key = Symbol.for('aiServiceLab.harness.sessions');
const holder = globalThis as unknown as Record<symbol, Sessions | undefined>;
const sessions: Sessions = (holder[key] ??= { open: new Map(), folders: [] });

/**
 * The one VS Code that all test files of a run share, with a folder opened in it: `trusted` has workspace trust off,
 * `restricted` opens folders in Restricted Mode. It is started at first use and ended after the last test; its lists of
 * problems and outside requests begin anew here.
 */
export async function sharedWorkbench(kind: SessionKind, folder: string): Promise<Workbench> {
  const running = sessions.open.get(kind);
  if (!running) {
    const session = openWorkbench({ trust: kind === 'trusted', folder });
    sessions.open.set(kind, session);
    return session;
  }
  const workbench = await running;
  await workbench.openWorkspace(folder);
  workbench.forget();
  return workbench;
}

/** A copy of a fixture folder (or an empty folder) that a test may change; removed after the run. */
export async function temporaryWorkspace(fixture?: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-ws-'));
  sessions.folders.push(folder);
  if (fixture !== undefined) await cp(fixture, folder, { recursive: true });
  return folder;
}

/** Ends what is shared. The root hook calls it. */
export async function disposeSessions(): Promise<void> {
  const open = [...sessions.open.values()];
  sessions.open.clear();
  for (const result of await Promise.allSettled(open))
    if (result.status === 'fulfilled') await result.value.dispose();
  for (const folder of sessions.folders.splice(0))
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The sessions that are up, for evidence when a test fails. */
export async function openSessions(): Promise<[SessionKind, Workbench][]> {
  const up: [SessionKind, Workbench][] = [];
  for (const [kind, session] of sessions.open) {
    const workbench = await session.catch(() => undefined);
    if (workbench) up.push([kind, workbench]);
  }
  return up;
}
