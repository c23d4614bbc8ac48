import en from '../../l10n/en.json';
import ko from '../../l10n/ko.json';

export type Lang = 'ko' | 'en';
export type MessageId = keyof typeof en;
export type MessageArgs = Readonly<Record<string, string | number>>;

const texts: Record<Lang, Record<MessageId, string>> = { en, ko };

/** One text, with `{name}` replaced by the argument of that name; a missing argument stays visible as `{name}`. */
export function t(lang: Lang, id: MessageId, args: MessageArgs = {}): string {
  return texts[lang][id].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}

/** The language beside this one. */
export function otherLang(lang: Lang): Lang {
  return lang === 'ko' ? 'en' : 'ko';
}

/** `ko` for any Korean locale tag, `en` for the rest. */
export function langOf(locale: string | undefined): Lang {
  return /^ko\b/i.test(locale ?? '') ? 'ko' : 'en';
}
