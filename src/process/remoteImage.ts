import { UserError } from '../shared/errors';
import { imageDataUrl } from './assets';

const mostBytes = 20e6;
const patience = 15_000;

/**
 * Fetches one image that the person agreed to load, as a data: address. Only http(s), no cookies, no referrer.
 * Throws UserError with what happened.
 */
export async function fetchImage(url: string, signal?: AbortSignal): Promise<string> {
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol)) throw new UserError('image.notWeb', { host: address.host });
  const limit = AbortSignal.timeout(patience);
  let response: Response;
  try {
    response = await fetch(address, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw new UserError('image.unreachable', { host: address.host });
  }
  if (!response.ok) throw new UserError('image.refused', { host: address.host, status: response.status });
  const bytes = await bodyUpTo(response, mostBytes);
  const found = bytes && imageDataUrl(bytes);
  if (!found) throw new UserError(bytes ? 'image.notImage' : 'image.tooLarge', { host: address.host });
  return found;
}

/** The body, or undefined as soon as it is larger than the limit: a server may send without end. */
async function bodyUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
