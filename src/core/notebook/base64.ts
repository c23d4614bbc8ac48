import { textOf, type Json } from '../../shared/json';

/** A base64 value of a bundle without its line ends, padded; undefined where it is not base64 or empty. */
export function base64Of(value: Json | undefined): string | undefined {
  const text = textOf(value)?.replace(/\s+/g, '').replace(/=+$/, '');
  if (!text || text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) return undefined;
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
