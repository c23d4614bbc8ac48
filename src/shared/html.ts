/** HTML that has not been sanitised: only `media/common/sanitize.ts` may turn it into nodes. */
export type UnsafeHtml = string & { readonly __unsafeHtml: true };

/** Marks HTML as in need of sanitising; says nothing about its safety. */
export function unsafeHtml(html: string): UnsafeHtml {
  return html as UnsafeHtml;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for element content and for attributes in either kind of quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** JSON for a `<script type="application/json">` block: no `</script>` or comment can end it early. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

export interface CspOptions {
  readonly nonce: string;
  /** The webview's `cspSource`; empty in an exported page. */
  readonly source?: string;
  /** Trusted notebooks only: modules of anywidget widgets are imported from blob URLs made in the page. */
  readonly blobScripts?: boolean;
}

/**
 * A second policy beside the one with the nonce, which alone would let any script that knows it (those of a trusted
 * notebook do) load more from any host: `import()` hands it on. Both must agree, so scripts come from inside the page.
 */
export const scriptsFromInside = "script-src 'unsafe-inline' blob:";

/** The one Content-Security-Policy of panels and exported pages: no remote origin and no eval in any directive. */
export function contentSecurityPolicy({ nonce, source = '', blobScripts = false }: CspOptions): string {
  const local = source ? ` ${source}` : '';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'${blobScripts ? ' blob:' : ''}`,
    `style-src 'unsafe-inline'${local}`,
    `img-src data: blob:${local}`,
    `font-src data:${local}`,
    'media-src data: blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
