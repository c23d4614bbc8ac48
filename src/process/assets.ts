import { readFile, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { imageType } from '../core/notebook/images';

const mostBytes = 20e6;

/** A data: address of an image, or undefined where the bytes are none. */
export function imageDataUrl(bytes: Uint8Array): string | undefined {
  const type = imageType(bytes);
  return (
    type &&
    `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`
  );
}

/** The path a relative reference means, or undefined for one that leaves `root` (checked again after links are followed). */
export function resolveInside(notebook: string, root: string, url: string): string | undefined {
  let relative: string;
  try {
    // Windows authors write `images\plot.png`, which browsers read so; `\\host\share` becomes an absolute path.
    relative = decodeURIComponent(url.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
  if (
    relative === '' ||
    // No file is called so; an address that browsers would read otherwise may be.
    /\p{Cc}/u.test(relative) ||
    path.isAbsolute(relative) ||
    /^[a-z][a-z\d+.-]*:/i.test(relative)
  ) {
    return undefined;
  }
  const target = path.resolve(path.dirname(notebook), relative);
  return isInside(root, target) ? target : undefined;
}

/** True where `target` is `root` or below it; both absolute. */
export function isInside(root: string, target: string): boolean {
  const way = path.relative(root, target);
  return way === '' || (!way.startsWith('..' + path.sep) && way !== '..' && !path.isAbsolute(way));
}

/** A relative image of a notebook as a data: address; null where it is missing, too large, not an image or outside `root`. */
export async function readAsset(notebook: string, root: string, url: string): Promise<string | null> {
  const target = resolveInside(notebook, root, url);
  if (target === undefined) return null;
  try {
    const [real, realRoot] = await Promise.all([realpath(target), realpath(root)]);
    if (!isInside(realRoot, real)) return null;
    const { size, isFile } = await stat(real).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile || size > mostBytes) return null;
    return imageDataUrl(await readFile(real)) ?? null;
  } catch {
    // Missing or unreadable: the tile shows the image's name and says that it is not there.
    return null;
  }
}
