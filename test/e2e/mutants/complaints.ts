/** What tells whether a complaint is the notebook's own affair. */
export interface Circumstances {
  readonly trusted: boolean;
  /** All sentences of ours in the tiles. */
  readonly notices: readonly string[];
  /** The stored widget state as text: code of widgets without a view has no tile that could say anything. */
  readonly widgets: string;
}

/** What a page may complain of where the notebook brought it along and the page deals with it. */
interface Excuse {
  readonly what: RegExp;
  /** Only scripts of a notebook can cause it: those of an untrusted one never run. */
  readonly needsTrust: boolean;
  /** Its tile must say so too. */
  readonly needsNotice: boolean;
}

const excuses: readonly Excuse[] = [
  // The browser's remark on numbers in markup that are none; it draws what it can.
  { what: /^Error: <[\w:]+> attribute [\w:-]+: /, needsTrust: false, needsNotice: false },
  // Of the inert document in which the sanitiser reads markup; it has the page's policy, and ends with the reading.
  { what: /^Setting the document's base URI to '/, needsTrust: false, needsNotice: false },
  // A request or an inline handler that the page's policy stopped.
  { what: /violates the following Content Security Policy directive/, needsTrust: true, needsNotice: true },
  // An exception in a script of an output, which is named after its tile.
  { what: /https:\/\/output-\d+\.invalid\/script\.js/, needsTrust: true, needsNotice: true },
  // A script of an output that cannot even be parsed.
  {
    what: /^(?:SyntaxError|RangeError): Failed to execute '(?:replaceWith|before)' on 'Element'/,
    needsTrust: true,
    needsNotice: true,
  },
  // A clock in anywidget that runs on, for two seconds, when its widget has gone.
  { what: /^Error: \[anywidget\] Failed to initialize model\./, needsTrust: true, needsNotice: false },
  // A promise of a script that was rejected with something that is no error.
  { what: /^$/, needsTrust: true, needsNotice: true },
];

/** Console errors and stacks of exceptions without an excuse. */
export function withoutExcuse(complaints: readonly string[], circumstances: Circumstances): string[] {
  const excused = (text: string): boolean =>
    excuses.some(
      ({ what, needsTrust, needsNotice }) =>
        what.test(text) &&
        (circumstances.trusted || !needsTrust) &&
        (!needsNotice || isSaid(text, circumstances)),
    );
  return complaints.filter((text) => !excused(text));
}

/** Where a complaint names a host, the notice does too. */
function isSaid(text: string, { notices, widgets }: Circumstances): boolean {
  const host = /^\w+ the \w+ 'https?:\/\/([^/':]+)/.exec(text)?.[1];
  if (host === undefined) return notices.length > 0;
  return widgets.includes(host) || notices.some((notice) => notice.includes(host));
}
