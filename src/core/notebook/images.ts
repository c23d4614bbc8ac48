/** Image types that a dashboard shows from files and from the network, told by their first bytes and never by their name. */
export function imageType(bytes: Uint8Array): string | undefined {
  const ascii = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0x89 && ascii(1, 4) === 'PNG') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 4) === 'GIF8') return 'image/gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(0, 2) === 'BM' && bytes.length > 26) return 'image/bmp';
  if (ascii(4, 12) === 'ftypavif') return 'image/avif';
  return isSvg(new TextDecoder().decode(bytes.subarray(0, 1024))) ? 'image/svg+xml' : undefined;
}

/** SVG shown through `<img>` runs no scripts and fetches nothing, so a look at its start is enough. */
function isSvg(start: string): boolean {
  const afterProlog = start.replace(
    /^\uFEFF?\s*(<\?xml[^>]*>\s*)?((<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)\s*)*/i,
    '',
  );
  return /^<svg[\s>]/i.test(afterProlog);
}
