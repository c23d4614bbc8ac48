import { t, type Lang } from '../../../shared/t';
import type { PreparedImport } from './importChat';

/** What a person should know of an import before it is written, a line each. */
export function summaryOf(chat: PreparedImport, lang: Lang): string[] {
  const { rows, people, replaced, from, to, skipped } = chat;
  const count = (value: number): string => value.toLocaleString('en');
  return [
    t(lang, 'kakao.found', {
      format: t(lang, `kakao.format.${chat.format}`),
      rows: count(rows),
      people: count(people),
      from: from.slice(0, 10),
      to: to.slice(0, 10),
    }),
    t(lang, 'kakao.replaced', {
      names: count(replaced.name),
      phones: count(replaced.phone),
      emails: count(replaced.email),
      links: count(replaced.link),
    }),
    ...(skipped > 0 ? [t(lang, 'kakao.skipped', { count: count(skipped) })] : []),
    t(lang, 'kakao.stays'),
  ];
}
