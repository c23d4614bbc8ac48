import { base64Of } from './base64';
import { textOf } from '../../shared/json';
import { bareMime, rasterMime } from './mime';
import type { MimeBundle } from './types';

const prefix = /^attachment:/i;

/** The data: address of an `attachment:name` address; null where the cell has no such image, undefined for other addresses. */
export function attachmentUrl(
  url: string,
  attachments: Readonly<Record<string, MimeBundle>>,
): string | null | undefined {
  if (!prefix.test(url)) return undefined;
  const wanted = decoded(url.replace(prefix, ''));
  const name = Object.keys(attachments).find((key) => key === wanted || decoded(key) === wanted);
  return (name === undefined ? undefined : imageUrl(attachments[name] ?? {})) ?? null;
}

/** HTML with its `attachment:` addresses replaced where they stand as values of attributes. */
export function attachmentsIn(html: string, resolve: (url: string) => string): string {
  if (!html.toLowerCase().includes('attachment:')) return html;
  return html.replace(
    /(=\s*)(?:"(attachment:[^"]*)"|'(attachment:[^']*)'|(attachment:[^\s"'<>]+))/gi,
    (_whole, equals: string, ...urls: (string | undefined)[]) => {
      const url = urls.slice(0, 3).find((one) => one !== undefined) ?? '';
      return `${equals}"${resolve(url).replaceAll('"', '&quot;')}"`;
    },
  );
}

function imageUrl(bundle: MimeBundle): string | undefined {
  for (const [key, value] of Object.entries(bundle)) {
    const mime = bareMime(key);
    if (rasterMime.test(mime)) {
      const base64 = base64Of(value);
      if (base64 !== undefined) return `data:${mime};base64,${base64}`;
    } else if (mime === 'image/svg+xml') {
      const svg = textOf(value);
      if (svg !== undefined)
        return `data:image/svg+xml,${encodeURIComponent(svg.replace(/\p{Cs}/gu, '\ufffd'))}`;
    }
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
