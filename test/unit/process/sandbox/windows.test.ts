import assert from 'node:assert/strict';
import { gitBash, windowsWays, wslProgram } from '../../../../src/process/sandbox/remote/windows';

const usual = { SYSTEMROOT: 'C:\\Windows', PROGRAMFILES: 'C:\\Program Files' };
const machine = (files: readonly string[], env: Readonly<Record<string, string>> = {}) => ({
  env: { ...usual, ...env },
  has: (file: string) => files.includes(file),
});
const installed = 'C:\\Program Files\\Git\\bin\\bash.exe';
/** What Windows would start for a bare `bash`. */
const bare = 'C:\\Windows\\System32\\bash.exe';

describe('the shells of Windows', () => {
  it('are Git Bash beside the git of PATH, in each of the folders where that lies', () => {
    for (const folder of ['cmd', 'bin', 'mingw64\\bin', 'clangarm64\\bin']) {
      const git = `D:\\Tools\\Git\\${folder}`;
      const files = [`${git}\\git.exe`, 'D:\\Tools\\Git\\bin\\bash.exe', installed, bare];
      const found = gitBash(machine(files, { PATH: `C:\\Windows\\System32;"${git}"` }));
      assert.equal(found, 'D:\\Tools\\Git\\bin\\bash.exe', folder);
    }
  });

  it('are the one of the installer, of a person or of Scoop where PATH has no git', () => {
    const own = { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local', USERPROFILE: 'C:\\Users\\me' };
    for (const file of [
      installed,
      'C:\\Users\\me\\AppData\\Local\\Programs\\Git\\bin\\bash.exe',
      'C:\\Users\\me\\scoop\\apps\\git\\current\\bin\\bash.exe',
    ])
      assert.equal(gitBash(machine([file, bare], own)), file);
  });

  it('are never what Windows finds first, nor what lies in the folder that is open', () => {
    const files = [bare, 'git.exe', 'bash.exe', '.\\git.exe', '..\\bin\\bash.exe', 'bin\\bash.exe'];
    assert.equal(gitBash(machine(files, { PATH: '.;;C:\\Windows\\System32;tools' })), undefined);
    assert.deepEqual(windowsWays(machine(files)), []);
  });

  it('are WSL before Git Bash, for that keeps answers apart', () => {
    const wsl = 'C:\\Windows\\System32\\wsl.exe';
    assert.equal(wslProgram(machine([wsl])), wsl);
    const ways = windowsWays(machine([wsl, installed]));
    assert.deepEqual(
      ways.map(({ name, tools }) => [name, ...tools]),
      [
        ['wsl', wsl],
        ['none', installed],
      ],
    );
    for (const way of ways)
      for (const word of way.place({ ...limits }).argv.slice(1))
        // What launchers of Windows would take for something else.
        assert.match(word, /^[\w-]+$/);
  });
});

const limits = {
  ...{ ms: 1, outputBytes: 1, diskBytes: 1024, processes: 1, memoryBytes: 1 },
  totalMemoryBytes: 1,
};
