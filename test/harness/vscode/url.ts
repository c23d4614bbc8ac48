export interface UrlOptions {
  /** Also a `.code-workspace` file, for several folders. */
  readonly folder?: string | undefined;
  readonly extensionDevelopmentPath?: string | null;
  readonly extensionTestsPath?: string;
  /** The extension that is loaded if none is named. */
  readonly root: string;
  /** The server's connection token. */
  readonly token: string;
}

/** Address of a workbench whose extension host loads an extension from its folder, as F5 in VS Code does. */
export function workbenchUrl(origin: string, options: UrlOptions): string {
  const { host } = new URL(origin);
  const remote = (file: string): string => `vscode-remote://${host}${uriPath(file)}`;
  const extension =
    options.extensionDevelopmentPath === undefined ? options.root : options.extensionDevelopmentPath;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension !== null) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (options.extensionTestsPath !== undefined)
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  const kind = options.folder?.endsWith('.code-workspace') === true ? 'workspace' : 'folder';
  const folder =
    options.folder === undefined ? 'ew=true' : `${kind}=${encodeURIComponent(uriPath(options.folder))}`;
  return `${origin}/?tkn=${options.token}&${folder}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** `C:\a b` as `/c:/a b`, the way URIs write paths. */
export function uriPath(file: string): string {
  const slashed = file.replace(/\\/g, '/');
  return slashed.startsWith('/') ? slashed : `/${slashed.charAt(0).toLowerCase()}${slashed.slice(1)}`;
}
