/** A place in the course as `8#ports` or `8` (text or number); undefined for anything else. */
export function parsePlace(
  place: unknown,
): { readonly number: number; readonly anchor?: string } | undefined {
  const found = /^([1-9]\d{0,2})(?:#([a-z0-9-]*))?$/.exec(
    typeof place === 'string' || typeof place === 'number' ? String(place) : '',
  );
  if (!found) return undefined;
  const [, number, anchor] = found;
  return { number: Number(number), ...(anchor ? { anchor } : {}) };
}
