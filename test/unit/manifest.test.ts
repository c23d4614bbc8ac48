import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import l10nEn from '../../l10n/en.json';
import l10nKo from '../../l10n/ko.json';
import manifest from '../../package.json';
import nlsEn from '../../package.nls.json';
import nlsKo from '../../package.nls.ko.json';
import { commandIds } from '../../src/host/commandIds';

const contributes: unknown = manifest.contributes;

/** Every string of a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Our sources as one text. */
function sources(...folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(path.join(folder, file), 'utf8')),
    )
    .join('\n');
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
/** Something that a Korean reader should not be given in English: text beside placeholders, code and file types. */
const hasWords = (text: string): boolean => /[a-z]{3}/.test(text.replace(/\{\w+\}|`[^`]*`|\.\w+/g, ''));
const hangul = /\p{Script=Hangul}/u;

function assertTranslated(en: Readonly<Record<string, string>>, ko: Readonly<Record<string, string>>): void {
  assert.deepEqual(Object.keys(ko).sort(), Object.keys(en).sort());
  for (const [id, text] of Object.entries(en)) {
    const other = ko[id] ?? '';
    assert.notEqual(text.trim(), '', id);
    assert.notEqual(other.trim(), '', id);
    assert.deepEqual(placeholders(other), placeholders(text), id);
    assert.doesNotMatch(text, hangul, `${id} is Korean in English`);
    if (hasWords(text)) assert.match(other, hangul, `${id} is not translated`);
  }
}

describe('words of the manifest', () => {
  it('are named in package.json and written in package.nls.json, each of them', () => {
    const keys = strings(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(nlsEn).sort());
  });

  it('are Korean and English', () => {
    // The name of the product stays as it is.
    const { displayName, ...en } = nlsEn;
    const { displayName: name, ...ko } = nlsKo;
    assert.equal(name, displayName);
    assertTranslated(en, ko);
  });

  it('leave nothing that people read in package.json itself', () => {
    const people = /^(title|description|markdownDescription|category|label|name|contextualTitle|altText)$/;
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        if (typeof member === 'string' && people.test(key)) assert.match(member, /^%.+%$/, key);
        walk(member);
      }
    };
    walk(contributes);
  });
});

describe('messages', () => {
  it('are Korean and English, with the same arguments', () => {
    assertTranslated(l10nEn, l10nKo);
  });

  it('stand in the order of their ids', () => {
    assert.deepEqual(Object.keys(l10nEn), Object.keys(l10nEn).sort());
    assert.deepEqual(Object.keys(l10nKo), Object.keys(l10nKo).sort());
  });

  it('about what was being done fit into the sentence about a bug', () => {
    const text = sources('src');
    const says = /say\('([\w.]+)'\), (?:\w+\.)*log\)|saying\('([\w.]+)', log/g;
    const doing = [...text.matchAll(says)].map(([, one, other]) => one ?? other ?? '');
    assert.ok(doing.length > 8);
    const ko: Readonly<Record<string, string>> = l10nKo;
    assert.match(ko['error.bug'] ?? '', /^\{doing\}에 /);
    for (const id of doing) assert.match(ko[id] ?? '', / 중$/, id);
  });

  it('are all used', () => {
    const text = sources('src', 'media');
    // `notebook.${kind}`: what a template may make counts as used.
    const templates = [...text.matchAll(/`([a-z][\w.]*\.)\$\{[^}]*\}([\w.]*)`/gi)].map(
      ([, head = '', tail = '']) => new RegExp(`^${head.replaceAll('.', '\\.')}\\w+${tail}$`),
    );
    const unused = Object.keys(l10nEn).filter(
      (id) =>
        !["'", '"', '`'].some((quote) => text.includes(`${quote}${id}${quote}`)) &&
        !templates.some((template) => template.test(id)),
    );
    assert.deepEqual(unused, []);
  });
});

describe('manifest', () => {
  const { commands, menus, keybindings, configuration } = manifest.contributes;

  it('contributes the commands that are registered, each with category and title', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...commandIds].sort());
    for (const { command, category, title } of commands) {
      assert.equal(category, '%displayName%', command);
      assert.match(title, /^%command\./, command);
    }
  });

  it('offers in menus and keys only commands that exist', () => {
    const offered = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    const known = new Set<string>(commandIds);
    assert.deepEqual(
      offered.filter((command) => !known.has(command)),
      [],
    );
  });

  it('keeps all ids and settings under aiServiceLab', () => {
    for (const id of [...commandIds, ...Object.keys(configuration.properties)])
      assert.match(id, /^aiServiceLab\./);
  });

  it('wakes the extension for nothing but its own', () => {
    for (const event of manifest.activationEvents) {
      // Addresses of ours alone come with it; and exercises, whose answers are shell scripts, whoever scaffolds them.
      if (['onUri', 'workspaceContains:**/cases/exercise.json'].includes(event)) continue;
      assert.match(event, /:aiServiceLab\./, event);
      assert.doesNotMatch(event, /\*|onStartupFinished/);
    }
  });

  it('names files that exist', () => {
    const files = strings(contributes).filter((text) => text.startsWith('./'));
    assert.ok(files.length > 0);
    for (const file of files) assert.ok(existsSync(file), file);
  });

  it('leads through steps whose buttons and ends exist, the same in both languages', () => {
    const known = new Set<string>([...commandIds, 'aiServiceLab.course.focus']);
    const views = new Set(
      Object.values(manifest.contributes.views).flatMap((list) => list.map(({ id }) => id)),
    );
    const links = (text: string | undefined): string[] =>
      [...(text ?? '').matchAll(/\]\(command:([^)]+)\)/g)].map(([, target = '']) => target);
    for (const { steps } of manifest.contributes.walkthroughs)
      for (const { id, description, completionEvents } of steps) {
        const key = description.slice(1, -1);
        const [button = '', ...more] = links((nlsEn as Record<string, string>)[key]);
        assert.deepEqual(links((nlsKo as Record<string, string>)[key]), [button, ...more], id);
        assert.ok(known.has(button.split('?')[0] ?? ''), `${id}: ${button}`);
        assert.equal(completionEvents.length, 1, id);
        const [kind, name = ''] = (completionEvents[0] ?? '').split(/:(.*)/);
        if (kind === 'onCommand') assert.ok(known.has(name), name);
        else if (kind === 'onView') assert.ok(views.has(name), name);
        else
          assert.match(
            completionEvents[0] ?? '',
            /^onContext:(activeWebviewPanelId == 'aiServiceLab\.\w+'|aiServiceLab\.exerciseChecked)$/,
          );
      }
  });

  it('has a licence and a change for this version', () => {
    assert.ok(existsSync('LICENSE'));
    assert.ok(readFileSync('CHANGELOG.md', 'utf8').includes(`## ${manifest.version}`));
  });
});
