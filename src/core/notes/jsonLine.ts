type Wants = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/**
 * The line, from 1, at which a text stops being JSON; its last one where it ends too early. `JSON.parse` names the place
 * in some of its errors only.
 */
export function jsonLine(text: string): number {
  const open: string[] = [];
  let wants: Wants = 'value';
  let at = 0;
  const here = (): number => {
    const blank = /[ \t\r\n]*/y;
    blank.lastIndex = at;
    blank.exec(text);
    return text.slice(0, blank.lastIndex).split('\n').length;
  };
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return here();
    const [, sign, name, value] = found;
    const close = sign === '}' || sign === ']';
    const mayEnd =
      wants === 'comma or end' || (sign === '}' ? wants === 'key or end' : wants === 'value or end');
    if (close && mayEnd && open.at(-1) === (sign === '}' ? '{' : '[')) {
      open.pop();
      wants = after(open);
    } else if (wants === 'value' || wants === 'value or end') {
      if (sign === '{' || sign === '[') {
        open.push(sign);
        wants = sign === '{' ? 'key or end' : 'value or end';
      } else if (sign === undefined && (name ?? value) !== undefined) wants = after(open);
      else return here();
    } else if (name !== undefined && (wants === 'key' || wants === 'key or end')) wants = 'colon';
    else if (sign === ':' && wants === 'colon') wants = 'value';
    else if (sign === ',' && wants === 'comma or end') wants = open.at(-1) === '{' ? 'key' : 'value';
    else return here();
    at = token.lastIndex;
  }
}

const after = (open: readonly string[]): Wants => (open.length === 0 ? 'nothing' : 'comma or end');
