/** The host of an address, or the address itself, shortened, where it has none. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host || address.slice(0, 100);
  } catch {
    return address.slice(0, 100);
  }
}
