/** A part of a JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a person reads of a member, English first: VS Code translates no schema. */
export const about = (en: string, ko: string, schema: Schema): Schema => ({
  description: `${en} · ${ko}`,
  ...schema,
});

/** An object with these members and no others. */
export function shape(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties,
  };
}

/** An object whose members have names of a kind and values of one shape. */
export const members = (name: string, value: Schema, most?: number): Schema => ({
  type: 'object',
  ...(most === undefined ? {} : { maxProperties: most }),
  propertyNames: { pattern: name },
  additionalProperties: value,
});

export const text: Schema = { type: 'string', minLength: 1 };
export const flag: Schema = { type: 'boolean' };
/** How lines are compared, wherever they come from. */
export const comparedLines = {
  anyOrder: about('Any order is right.', '순서는 상관없어요.', flag),
  exact: about(
    'To the letter: blanks at ends of lines and empty lines around them count.',
    '글자 그대로예요. 줄 끝 빈칸과 앞뒤 빈 줄도 봐요.',
    flag,
  ),
};
/** A whole number from 0. */
export const whole = (most?: number): Schema => ({
  type: 'integer',
  minimum: 0,
  ...(most === undefined ? {} : { maximum: most }),
});
export const list = (items: Schema, most?: number): Schema => ({
  type: 'array',
  ...(most === undefined ? {} : { maxItems: most }),
  items,
});
/** The one text that says which of several shapes an object has. */
export const named = (name: string, en: string, ko: string): Schema => about(en, ko, { const: name });
export const oneOf = (...names: readonly string[]): Schema => ({ enum: names });

/** A text in both languages. */
export const both = (en: string, ko: string): Schema =>
  about(en, ko, {
    ...shape(
      { ko: about('In Korean.', '한국어로 써요.', text), en: about('In English.', '영어로 써요.', text) },
      ['ko', 'en'],
    ),
    default: { ko: '', en: '' },
  });

/** Names of environment variables that a pack may set, as `isVariable` knows them. */
export const variableName =
  '^(?!(?:PATH|HOME|TMPDIR|IFS|ENV|BASH.*|LD_.*|DYLD_.*|LC_.*|LANG|TZ|PS\\d|PROMPT_.*|HIST.*|AILAB.*)$)[A-Z][A-Z0-9_]{0,31}$';

// The checks of `world/checks.ts`.
export const line: Schema = {
  type: 'string',
  maxLength: 400,
  pattern: '^[^\\u0000-\\u0008\\u000a-\\u001f]*$',
};
export const lines = list(line, 200);
const segment = '(?!\\.{0,2}(?:/|$)|@(?:/|$))[^/\\u0000-\\u0008\\u000a-\\u001f]+';
export const innerPath: Schema = { type: 'string', maxLength: 200, pattern: `^${segment}(?:/${segment})*$` };
export const targetPath: Schema = {
  type: 'string',
  maxLength: 201,
  pattern: `^${segment}(?:/${segment})*/?$`,
};
export const modeChange: Schema = {
  type: 'string',
  maxLength: 40,
  pattern: '^(?:[0-7]{3}|[ugoa]*[-+=][rwx]*(?:,[ugoa]*[-+=][rwx]*)*)$',
};
/** Least and most. */
export const range = (most: number): Schema => ({ ...list(whole(most), 2), minItems: 2 });
