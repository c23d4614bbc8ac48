import { run } from '../cache/exec';

/** Opens an address in the person's browser, where there is a screen and a browser; else does nothing. */
export async function openInBrowser(url: string): Promise<void> {
  const { platform, env } = process;
  if (platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) return;
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
        : ['xdg-open', [url]];
  await run(command, args, { timeout: 10_000 }).catch(() => undefined);
}
