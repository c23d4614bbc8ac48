import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { run } from './cache/exec';
import { install } from './cache/install';
import { repoRoot } from './cache/paths';
import { fontEnvironment } from './fonts';

export interface ChromiumFiles {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

// Quiet and offline: nothing in the browser itself calls home, so that every outside request is one of ours.
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  // A peer connection would go round the proxy that sees all requests.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  // Pages are put together by the processor itself: as a GPU made of software it needs several times as long.
  '--disable-gpu-compositing',
  // WebGL by software where there is no GPU: some charts need it.
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export interface LaunchOptions {
  /** `http://127.0.0.1:port` of a proxy that every request beyond this machine goes to. */
  readonly proxy?: string;
  readonly headless?: boolean;
}

/** Starts a browser: `AILAB_CHROME`, one that is installed, or the one from our npm packages. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await ensureChromium();
  const browser = await chromium.launch({
    executablePath,
    headless: options.headless ?? true,
    args: flags,
    env: definedOnly({ ...process.env, ...env }),
    ...(options.proxy === undefined
      ? {}
      : { proxy: { server: options.proxy, bypass: '127.0.0.1,localhost' } }),
  });
  // It is there as soon as it is there; on a machine with two cores and other tests on both, that may be late.
  browser.on('context', (context) => context.setDefaultTimeout(90_000));
  return browser;
}

/** Where the browser is and the environment it needs; unpacks ours at first use. */
export async function ensureChromium(): Promise<ChromiumFiles> {
  const own = process.env['AILAB_CHROME'];
  if (own !== undefined && own !== '') {
    if (!existsSync(own)) throw new Error(`AILAB_CHROME names ${own}, which does not exist`);
    return { executablePath: own, env: await fontEnvironment() };
  }
  const installed = installedChrome();
  if (installed !== undefined) return { executablePath: installed, env: await fontEnvironment() };
  return bundledChromium();
}

function installedChrome(): string | undefined {
  const { env } = process;
  const candidates: string[] = [];
  if (process.platform === 'darwin') {
    for (const name of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
      candidates.push(`/Applications/${name}.app/Contents/MacOS/${name}`);
  } else if (process.platform === 'win32') {
    for (const base of [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]) {
      if (base === undefined) continue;
      candidates.push(
        path.join(base, 'Google/Chrome/Application/chrome.exe'),
        path.join(base, 'Microsoft/Edge/Application/msedge.exe'),
      );
    }
  } else {
    const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
    for (const name of [
      'google-chrome',
      'google-chrome-stable',
      'chromium',
      'chromium-browser',
      'microsoft-edge',
    ]) {
      candidates.push(...folders.map((folder) => path.join(folder, name)));
    }
  }
  return candidates.find((file) => existsSync(file));
}

async function bundledChromium(): Promise<ChromiumFiles> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The end-to-end tests need Chrome, Chromium or Edge: install one, or name it in AILAB_CHROME.',
    );
  }
  const version = await packageVersion('@sparticuz/chromium');
  const folder = await install({
    name: `chromium-${version}`,
    key: version,
    label: 'Chromium (200 MB unpacked)',
    build: unpackChromium,
  });
  const env: NodeJS.ProcessEnv = await fontEnvironment([path.join(folder, 'fonts')]);
  const executablePath = path.join(folder, 'chromium');
  if (await lacksLibraries(executablePath)) env['LD_LIBRARY_PATH'] = path.join(folder, 'al2023', 'lib');
  return { executablePath, env };
}

/** The package unpacks into the temp folder of its process, so that process gets ours. */
async function unpackChromium(folder: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const script =
    "import('@sparticuz/chromium').then(({ default: c }) => c.executablePath()).catch((e) => { console.error(e); process.exit(1); });";
  await run(process.execPath, ['-e', script], { cwd: repoRoot, env });
}

async function lacksLibraries(executable: string): Promise<boolean> {
  return (await run('ldd', [executable]).catch(() => '')).includes('not found');
}

async function packageVersion(name: string): Promise<string> {
  const text = await readFile(path.join(repoRoot, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
