import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sharedWorkbench, temporaryWorkspace } from '../../harness/session';
import { eventually } from '../dashboard/open';
import { dialogOf, said } from '../notes/open';
import { exported, makeChat } from '../../unit/core/exercises/kakao/chats';
import { exercisesFolder, writeAnswer } from './explorer';

const chat = makeChat('vscode', 80);
const raw = [...chat.people.flatMap(({ name, called }) => [name, ...called]), ...chat.silent, '5678'];
const nothingRaw = (text: string): void => {
  for (const one of raw) assert.ok(!text.includes(one), `${one} is in ${text}`);
};

describe('importing a KakaoTalk chat in VS Code', function () {
  this.timeout(180_000);
  let outside: string;

  before(async () => {
    outside = await mkdtemp(path.join(os.tmpdir(), 'ailab-export-'));
  });
  after(() => rm(outside, { recursive: true, force: true }));

  it('shows what will be written, writes that beside the exercise, and runs the answer on it', async () => {
    const source = path.join(outside, 'export.txt');
    await writeFile(source, exported(chat, 'windows', { lang: 'ko' }));
    const folder = await temporaryWorkspace();
    const lab = await sharedWorkbench('trusted', folder);
    // The exercise is not there yet: it is written first.
    const done = lab.executeCommand('aiServiceLab.exercises.importChat', { $uri: source });
    const dialog = dialogOf(lab);
    const words = await dialog.innerText();
    assert.match(words, /KakaoTalk for Windows: 80 messages/);
    assert.match(words, /Replaced in messages: \d+ names/);
    assert.doesNotMatch(words, /Git/);
    nothingRaw(words);
    const shown = await lab.page.locator('.monaco-editor .view-lines').first().innerText();
    nothingRaw(shown);
    await lab.screenshot('import-chat-preview');
    const own = (await readdir(path.join(folder, exercisesFolder))).find((name) =>
      name.endsWith('-kakao-top3'),
    );
    const exercise = path.join(folder, exercisesFolder, own!);
    assert.ok(!(await readdir(exercise)).includes('my-chat'), 'nothing is written before the person agrees');
    await dialog.getByRole('button', { name: 'Write', exact: true }).click();
    await done;
    const text = await readFile(path.join(exercise, 'my-chat', 'chat.txt'), 'utf8');
    assert.match(text, /^Date,User,Message\n20/);
    assert.equal(text.match(/^20\d\d-\d\d-\d\d \d\d:\d\d:00,"/gm)?.length, 80);
    nothingRaw(text);
    assert.equal(await readFile(path.join(exercise, 'my-chat', '.gitignore'), 'utf8'), '*\n');

    await writeAnswer(folder, own!, 'grep -c "^$YEAR" chat.txt > counted.txt\n');
    await said(lab, 'bash ../answer.sh');
    await lab.clickNotification('Run My Answer on It');
    await eventually('the answer ran on it', async () =>
      (await readdir(path.join(exercise, 'my-chat'))).includes('counted.txt'),
    );
    await eventually(
      'it counted',
      async () => Number(await readFile(path.join(exercise, 'my-chat', 'counted.txt'), 'utf8')) > 0,
    );

    // A second one lies beside the first; Cancel writes nothing.
    const second = lab.executeCommand('aiServiceLab.exercises.importChat', { $uri: source });
    await dialogOf(lab).getByRole('button', { name: 'Cancel' }).click();
    await second;
    assert.ok(!(await readdir(exercise)).includes('my-chat-2'));
    const third = lab.executeCommand('aiServiceLab.exercises.importChat', { $uri: source });
    await dialogOf(lab).getByRole('button', { name: 'Write', exact: true }).click();
    await third;
    assert.ok((await readdir(exercise)).includes('my-chat-2'));
    assert.equal(await readFile(path.join(exercise, 'my-chat', 'chat.txt'), 'utf8'), text);
    assert.deepEqual(lab.problems, []);
  });

  it('warns where the export lies in a repository, and says what is no chat', async () => {
    const folder = await temporaryWorkspace();
    await mkdir(path.join(outside, 'repo', '.git'), { recursive: true });
    const source = path.join(outside, 'repo', 'chat.csv');
    await writeFile(source, exported(chat, 'mac', { lang: 'ko' }));
    const lab = await sharedWorkbench('trusted', folder);
    const done = lab.executeCommand('aiServiceLab.exercises.importChat', { $uri: source });
    const dialog = dialogOf(lab);
    assert.match(await dialog.innerText(), /lies in a Git repository/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await done;
    await writeFile(source, '비밀 010-1234-5678');
    await lab.executeCommand('aiServiceLab.exercises.importChat', { $uri: source });
    await said(lab, 'No messages were found');
    // The refusal itself is one: VS Code writes it into its log. It holds nothing of the file.
    assert.ok(lab.problems.every(({ text }) => !/비밀|010-1234/.test(text)));
  });
});
