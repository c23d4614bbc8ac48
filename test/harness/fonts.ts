import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './cache/exec';
import { install } from './cache/install';
import { cacheDir } from './cache/paths';
import { unpackPackage } from './cache/npmPackage';

const packages = [
  {
    name: '@expo-google-fonts/nanum-gothic',
    version: '0.4.0',
    integrity:
      'sha512-BQls1DxrlrE0dn+lt9lbKOOBd44E3SmQNza6yHFcKVDl4L5/ecVwRcc6betnM00NkObHB99yqnc2aXbkQd31ww==',
    files: ['400Regular/NanumGothic_400Regular.ttf', '700Bold/NanumGothic_700Bold.ttf'],
  },
  {
    name: '@expo-google-fonts/nanum-gothic-coding',
    version: '0.4.1',
    integrity:
      'sha512-irY4eUbh0ooNYk+3JAsqdxSOpiTboLTHLjUlKdb1eIvklPoVV+doowNdeKPgtp1hJRICt7oRcKaI/Las8p439A==',
    files: ['400Regular/NanumGothicCoding_400Regular.ttf'],
  },
] as const;

/**
 * Environment in which Chromium shows Korean: nothing more than it is where the system can, else our own fontconfig
 * file with two small free fonts. `extra` are folders of fonts that the browser brought along.
 */
export async function fontEnvironment(extra: readonly string[] = []): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== 'linux') return {};
  const korean = await hasSystemKorean();
  const folders = korean ? [...extra] : [await ensureFonts(), ...extra];
  if (folders.length === 0) return {};
  const file = cacheDir('fontconfig', korean ? 'system.conf' : 'own.conf');
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, fontConfig(folders, cacheDir('fontconfig', 'cache')));
  await rename(temporary, file);
  return { FONTCONFIG_FILE: file };
}

function ensureFonts(): Promise<string> {
  return install({
    name: 'fonts',
    key: packages.map(({ integrity }) => integrity).join(' '),
    label: 'Korean fonts for screenshots (4 MB)',
    build: async (target) => {
      for (const one of packages) await unpackPackage(one, target, one.files);
    },
  });
}

async function hasSystemKorean(): Promise<boolean> {
  // Where fontconfig's tools are missing, fonts usually are too; our own do no harm then.
  const list = await run('fc-list', [':lang=ko', 'family']).catch(() => '');
  return list.trim() !== '';
}

/** A fontconfig file: the system's, then these folders, with the families that our screenshots should use. */
export function fontConfig(folders: readonly string[], cache: string): string {
  const prefer = (generic: string, families: readonly string[]): string =>
    `<alias binding="same"><family>${generic}</family><prefer>${families.map((family) => `<family>${family}</family>`).join('')}</prefer></alias>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${cache}</cachedir>`,
    prefer('system-ui', ['Open Sans', 'NanumGothic']),
    prefer('sans-serif', ['Open Sans', 'NanumGothic']),
    prefer('monospace', ['DejaVu Sans Mono', 'NanumGothicCoding']),
    '</fontconfig>',
    '',
  ].join('\n');
}
