import { flag, listOf, oneOf, type Check } from '../../../shared/guard';
import { isObject, type Json } from '../../../shared/json';
import { isVariable } from '../environment';
import { innerPath, line, modeChange, recordOf, shape, targetPath, whole, wrongMember } from './checks';
import { factOnly } from './facts';
import type { StateOracle } from './stateOracle';

const either =
  (...checks: Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));
const lines = listOf(line, 200);

const select = shape(
  {},
  {
    under: innerPath,
    name: line,
    ignoreCase: flag,
    kind: oneOf('file', 'folder', 'link'),
    depth: whole(20),
    hidden: flag,
    larger: whole(10_000_000),
    executable: flag,
    by: oneOf('size', 'time'),
    first: whole(200),
  },
);
const prints = either(
  shape({ as: oneOf('lines'), lines }, { anyOrder: flag, padded: flag, exact: flag }),
  shape({ as: oneOf('paths', 'names', 'count'), of: select }),
  shape({ as: oneOf('listing'), of: select }, { human: flag }),
  shape({ as: oneOf('contents'), of: listOf(innerPath, 20) }),
);
const of = either(innerPath, select);
const effect = either(
  shape({ do: oneOf('folder'), path: innerPath }, { mode: modeChange }),
  shape({ do: oneOf('file'), path: innerPath }, { prints }),
  shape({ do: oneOf('fetch'), page: line, path: innerPath }),
  shape({ do: oneOf('append'), path: innerPath, lines }),
  shape({ do: oneOf('replace'), path: innerPath, text: line, by: line }),
  shape({ do: oneOf('copy'), of, to: targetPath }, { keep: flag }),
  shape({ do: oneOf('move'), of, to: targetPath }),
  shape({ do: oneOf('remove'), of }),
  shape({ do: oneOf('mode'), of, change: modeChange }),
);
const value: Check = (given) => given === null || line(given);

const members: Readonly<Record<Exclude<keyof StateOracle, 'name' | 'effects'>, Check>> = {
  loose: flag,
  prints,
  errors: prints,
  screen: flag,
  // The text names what was chosen by chance.
  status: either(whole(255), (given) => typeof given === 'string' && new RegExp(factOnly).test(given)),
  cwd: (given) => given === '' || innerPath(given),
  exports: (given) =>
    recordOf(/./, value)(given) &&
    Object.keys(isObject(given) ? given : {}).every((one) => isVariable(one, '')),
  typed: listOf(shape({ line, prints }), 10),
  alive: listOf(innerPath, 10),
  ended: listOf(innerPath, 10),
  pidFile: innerPath,
};

/** A state oracle as a pack says it, or the name of what is wrong with it. */
export function readState(given: Json | undefined): StateOracle | string {
  const wrong = wrongMember(given, { name: oneOf('state') }, { effects: listOf(effect, 30), ...members });
  if (wrong !== undefined) return wrong;
  // Each member has been checked above.
  return { effects: [], ...(given as object) } as unknown as StateOracle;
}
