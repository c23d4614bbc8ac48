/** The text of a piece of the page as a person reads it, with the way back from a place in it to the page. */
export interface TextIndex {
  /** Composed Hangul and letters; lower case if case does not matter. */
  readonly text: string;
  /** The page's range for characters `from` to `to` of `text`. */
  range(from: number, to: number): Range | undefined;
}

const decomposed = /[\u0300-\u036f]|[\u1100-\u11ff]|[\u3099\u309a]/;
const skipped = 'script, style, template, .tile-menu, .katex-mathml, [hidden]';
const blocks =
  /^(address|article|aside|blockquote|dd|details|div|dl|dt|figure|figcaption|footer|h[1-6]|header|hr|li|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul|br)$/;

/** What is sought, in the same form as the text of an index. */
export function normalized(text: string, matchCase: boolean): string {
  const composed = text.normalize('NFC').replace(/\s+/g, ' ');
  return matchCase ? composed : lower(composed);
}

/** Lower case without a change of length, so that places stay places. */
function lower(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  const keep = (one: string): string => (one.toLowerCase().length === one.length ? one.toLowerCase() : one);
  return Array.from(text, keep).join('');
}

export function indexText(root: Element, matchCase: boolean): TextIndex {
  const nodes: { node: Text; start: number }[] = [];
  // Place in the node for each character, only where composing or closing gaps has moved them.
  const maps = new Map<Text, number[]>();
  let text = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (blocks.test(node.localName)) text += '\n';
      continue;
    }
    if (!(node instanceof Text) || node.data === '') continue;
    nodes.push({ node, start: text.length });
    const { value, map } = readable(node.data);
    if (map) maps.set(node, map);
    text += value;
  }
  const place = (at: number, end: boolean): { node: Text; offset: number } | undefined => {
    let low = 0;
    let high = nodes.length - 1;
    const key = end ? at - 1 : at;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((nodes[middle]?.start ?? 0) <= key) low = middle;
      else high = middle - 1;
    }
    const found = nodes[low];
    if (!found) return undefined;
    const inside = at - found.start;
    return {
      node: found.node,
      offset: maps.get(found.node)?.[inside] ?? Math.min(inside, found.node.length),
    };
  };
  return {
    text: matchCase ? text : lower(text),
    range: (from, to) => {
      const start = place(from, false);
      const end = place(to, true);
      if (!start?.node.isConnected || !end?.node.isConnected) return undefined;
      const range = document.createRange();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      return range;
    },
  };
}

/** Text of a node with composed letters and single spaces, and where each of its characters begins in the node. */
function readable(data: string): { value: string; map?: number[] } {
  if (!decomposed.test(data) && !/\s\s|[\t\n\r\u00a0]/.test(data)) return { value: data };
  const map: number[] = [];
  let value = '';
  for (const match of data.matchAll(
    /\s+|[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[^\s][\u0300-\u036f\u3099\u309a]*/gu,
  )) {
    const composed = /^\s/.test(match[0]) ? ' ' : match[0].normalize('NFC');
    for (let index = 0; index < composed.length; index++)
      map.push(match.index + (composed.length === match[0].length ? index : 0));
    value += composed;
  }
  map.push(data.length);
  return { value, map };
}
