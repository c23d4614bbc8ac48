/** True for a folder itself, too. Both are absolute paths of POSIX, as short as they can be written: a prefix tells. */
export function isInside(folder: string, place: string): boolean {
  return place === folder || place.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
