type LateScript = HTMLScriptElement & { given?: object };

/** Runs a bundle of ours at once, and hands it what it begins with; no other script can reach that. */
export function runLate(code: string, nonce: string, given: object): void {
  const script: LateScript = document.createElement('script');
  script.nonce = nonce;
  script.text = code;
  script.given = given;
  document.body.append(script);
  script.remove();
}

/** For the bundle itself, while it begins: what it was given. */
export function givenToScript(): unknown {
  return (document.currentScript as LateScript | null)?.given;
}
