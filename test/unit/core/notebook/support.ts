import { decodeEntities } from '../../../../src/core/notebook/markup';

/** Text of simple HTML. */
export function stripTags(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, ''));
}
