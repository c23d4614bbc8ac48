/** Whether a text is an IP address as Docker takes it: no names, no zones, no leading zeros in the dotted form. */
export const isIpAddress = (text: string): boolean => isDotted(text) || groupsOf(text) !== undefined;

/** Whether an address (already known to be one) is of IPv6. */
export const isV6 = (address: string): boolean => address.includes(':');

/** One writing for each address: IPv4 in IPv6 clothes is IPv4, and IPv6 has all its eight groups. */
export function normalAddress(address: string): string {
  const groups = groupsOf(address);
  if (!groups) return address;
  const [high, low] = [groups[6] ?? 0, groups[7] ?? 0];
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
    ? [high >> 8, high & 255, low >> 8, low & 255].join('.')
    : groups.map((group) => group.toString(16)).join(':');
}

function isDotted(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

/** The eight groups of an IPv6 address; undefined where the text is none. */
function groupsOf(text: string): number[] | undefined {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || !text.includes(':')) return undefined;
  const last = halves.at(-1);
  const dotted = last?.at(-1);
  // The last 32 bits may be written with dots: ::ffff:127.0.0.1.
  if (last && dotted?.includes('.')) {
    if (!isDotted(dotted)) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
    last.splice(-1, 1, ((a << 8) | b).toString(16), ((c << 8) | d).toString(16));
  }
  if (!halves.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const [head = [], tail] = halves.map((half) => half.map((group) => Number.parseInt(group, 16)));
  if (!tail) return head.length === 8 ? head : undefined;
  // `::` stands for at least one group.
  const missing = 8 - head.length - tail.length;
  return missing > 0 ? [...head, ...Array<number>(missing).fill(0), ...tail] : undefined;
}
