import { env, workspace } from 'vscode';
import { langOf, t, type Lang, type MessageArgs, type MessageId } from '../shared/t';

/** The person's language: `aiServiceLab.language`, where `auto` follows VS Code's display language. */
export function language(): Lang {
  const chosen = workspace.getConfiguration('aiServiceLab').get<string>('language');
  return chosen === 'ko' || chosen === 'en' ? chosen : langOf(env.language);
}

/** A text in the person's language, looked up at each call: the setting may change. */
export function say(id: MessageId, args?: MessageArgs): string {
  return t(language(), id, args);
}
