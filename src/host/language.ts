import { env, workspace, type Disposable } from 'vscode';
import { langOf, t, type Lang, type MessageArgs, type MessageId } from '../shared/t';

/** The person's language: `aiServiceLab.language`, where `auto` follows VS Code's display language. */
export function language(): Lang {
  const chosen = workspace.getConfiguration('aiServiceLab').get<string>('language');
  return chosen === 'ko' || chosen === 'en' ? chosen : langOf(env.language);
}

/** Calls when the setting of the language changed, until it is disposed of; VS Code's own changes with a new window only. */
export function onDidChangeLanguage(changed: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('aiServiceLab.language')) changed();
  });
}

/** A text in the person's language, looked up at each call: the setting may change. */
export function say(id: MessageId, args?: MessageArgs): string {
  return t(language(), id, args);
}
