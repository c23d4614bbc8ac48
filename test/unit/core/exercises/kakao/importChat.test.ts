import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { prepareImport, type PreparedImport } from '../../../../../src/core/exercises/kakao/importChat';
import { UserError } from '../../../../../src/shared/errors';
import {
  exported,
  formats,
  inCp949,
  makeChat,
  messageOf,
  momentOf,
  rawOf,
  type Chat,
  type Format,
} from './chats';

const seeds = Array.from({ length: 60 }, (_, at) => `chat ${at}`);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** In pieces of odd sizes, so that characters, quotes and line ends are cut. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

interface Given {
  readonly lang?: 'ko' | 'en';
  readonly size?: number;
  readonly key?: Buffer;
}

function prepare(
  bytes: Uint8Array,
  { lang = 'ko', size = 1 << 16, key = randomBytes(32) }: Given = {},
): Promise<PreparedImport> {
  const digest = (text: string): Uint8Array => createHmac('sha256', key).update(text).digest();
  return prepareImport({ open: () => pieces(bytes, size), digest }, lang);
}

async function textOf(chat: PreparedImport): Promise<string> {
  let text = '';
  for await (const piece of chat.write()) text += piece;
  return text;
}

/** Reads what was written as the exercise says it is, by nothing of ours. */
function rowsOf(csv: string): { date: string; user: string; message: string }[] {
  assert.match(csv, /^Date,User,Message\n/);
  const body = csv.slice('Date,User,Message\n'.length);
  const row = /(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),"((?:[^"]|"")*)","((?:[^"]|"")*)"\n/gy;
  const rows = [];
  for (let found = row.exec(body), end = 0; end < body.length; found = row.exec(body)) {
    assert.ok(found, `no row at ${end}: ${body.slice(end, end + 80)}`);
    const [, date = '', user = '', message = ''] = found;
    rows.push({ date, user: user.replaceAll('""', '"'), message: message.replaceAll('""', '"') });
    end = row.lastIndex;
  }
  return rows;
}

const shapes = {
  phone: /^000-\d{4}-\d{4}/,
  email: /^[2-9b-z]{8}@mail\.example/,
  link: /^https:\/\/link\.example\/[2-9b-z]{8}/,
};

/** That every row says what was said, with pseudonyms in it, each always for the same. */
function assertPseudonymised(chat: Chat, csv: string, format: Format, lost = 0): void {
  const rows = rowsOf(csv);
  const spoken = rows.slice(rows.length - chat.spoken.length);
  assert.equal(rows.length, chat.spoken.length + lost);
  const names = new Map<number, string>();
  for (const [at, one] of chat.spoken.entries()) {
    const { user } = spoken[at]!;
    assert.equal(names.get(one.person) ?? user, user);
    names.set(one.person, user);
  }
  assert.equal(new Set(names.values()).size, names.size, 'two people have one pseudonym');
  const secrets = new Map<string, string>();
  for (const [at, one] of chat.spoken.entries()) {
    const { date, message } = spoken[at]!;
    assert.equal(date, momentOf(one).text);
    let rest = message;
    const whole = messageOf(one, chat);
    const clue = `${format}, ${JSON.stringify(whole)} became ${JSON.stringify(message)}`;
    for (const piece of one.pieces) {
      if ('text' in piece) {
        // The end of a message in text may lose its blank lines.
        const text = piece.text.startsWith(rest) ? rest : piece.text;
        assert.ok(rest.startsWith(text), `${clue}: ${JSON.stringify(text)} at ${JSON.stringify(rest)}`);
        rest = rest.slice(text.length);
        continue;
      }
      if ('secret' in piece) {
        const found = shapes[piece.secret].exec(rest)?.[0];
        assert.ok(found, `${clue}: ${piece.raw} at ${rest}`);
        assert.equal(secrets.get(piece.raw) ?? found, found);
        secrets.set(piece.raw, found);
        rest = rest.slice(found.length);
        continue;
      }
      const mark = piece.said.startsWith('@') ? '@' : '';
      const known = names.get(piece.person) ?? /^@?(\p{L}+-[2-9b-z]{3})/u.exec(rest)?.[1] ?? '';
      assert.ok(
        known !== '' && rest.startsWith(mark + known),
        `${clue}: ${rawOf(piece, chat)} is ${known}, at ${rest}`,
      );
      names.set(piece.person, known);
      rest = rest.slice(mark.length + known.length);
    }
    assert.equal(rest, '', clue);
  }
  const gone = [
    ...chat.people.flatMap(({ name, called }) => [name, ...called]),
    ...chat.silent,
    ...secrets.keys(),
  ];
  for (const raw of gone) assert.ok(!csv.includes(raw), `${format}: ${raw} is still there`);
}

describe('importing a chat', () => {
  for (const format of formats)
    for (const lang of ['ko', 'en'] as const)
      it(`replaces all people, numbers and addresses of a ${format} export in ${lang}, and nothing else`, async () => {
        for (const [at, seed] of seeds.entries()) {
          const chat = makeChat(seed);
          const text = exported(chat, format, { lang, clock24: at % 4 === 3 });
          const bytes = utf8(
            (at % 3 === 1 ? '\ufeff' : '') + (at % 2 === 1 ? text.replaceAll('\n', '\r\n') : text),
          );
          const prepared = await prepare(bytes, { lang, size: at % 5 === 0 ? 7 : 1 << 16 });
          // In English the two phones differ in little.
          const alike = lang === 'en' && ['android', 'ios'].includes(format) && format !== prepared.format;
          assert.equal(alike && prepared.format !== 'windows' ? format : prepared.format, format);
          assert.equal(prepared.skipped, 0);
          const events =
            format === 'mac' || format === 'csv'
              ? (chat.silent.length > 0 ? 1 : 0) + (lang === 'ko' ? 1 : 0)
              : 0;
          assert.equal(prepared.rows, chat.spoken.length + events);
          const csv = await textOf(prepared);
          assertPseudonymised(chat, csv, format, events);
          assert.ok(
            csv.startsWith(prepared.beginning.replace(/…$/, '').slice(0, 500)),
            'the preview is what is written',
          );
        }
      });

  it('reads CP949, UTF-16 and letters of Hangul that a Mac took apart', async () => {
    for (const seed of seeds.slice(0, 20)) {
      // Emoji and é are not in CP949.
      const made = makeChat(seed);
      const plain = (text: string): boolean => !/[🦊ë]/u.test(text);
      const chat = {
        ...made,
        people: made.people.map((one) =>
          plain(one.name) ? one : { name: `이름${made.people.indexOf(one)}호`, called: [] },
        ),
        spoken: made.spoken.map((one) => ({
          ...one,
          pieces: one.pieces.filter(
            (piece) =>
              plain(rawOf(piece, made)) &&
              !('person' in piece && !plain(made.people[piece.person]?.name ?? '')),
          ),
        })),
      };
      const text = exported(chat, 'windows', { lang: 'ko' });
      const cp949 = await prepare(inCp949(text));
      assert.equal(cp949.encoding, 'euc-kr');
      assertPseudonymised(chat, await textOf(cp949), 'windows');
      const wide = await prepare(
        Buffer.from(`\ufeff${exported(chat, 'csv', { lang: 'ko' }).replaceAll('\n', '\r\n')}`, 'utf16le'),
      );
      assert.equal(wide.encoding, 'utf-16le');
      const apart = await prepare(utf8(text.normalize('NFD')));
      assertPseudonymised(chat, (await textOf(apart)).normalize('NFC'), 'windows');
    }
  });

  it('gives other pseudonyms at each import: without the key none can be found by trying names', async () => {
    const bytes = utf8(exported(makeChat('two'), 'mac', { lang: 'ko' }));
    const [one, two] = [await textOf(await prepare(bytes)), await textOf(await prepare(bytes))];
    const users = (csv: string): Set<string> => new Set(rowsOf(csv).map(({ user }) => user));
    assert.ok([...users(one)].every((user) => !users(two).has(user)));
    const key = randomBytes(32);
    assert.equal(await textOf(await prepare(bytes, { key })), await textOf(await prepare(bytes, { key })));
  });
});

const say = (...messages: readonly string[]): string =>
  messages.map((one) => `[김민지] [오후 3:15] ${one}`).join('\n');
const windows = (...messages: readonly string[]): string =>
  `--------------- 2026년 10월 2일 금요일 ---------------\n${say(...messages)}\n`;

describe('what is left of a message', () => {
  const after = async (message: string): Promise<string> => {
    const [row] = rowsOf(await textOf(await prepare(utf8(windows(message)))));
    return row!.message;
  };

  it('is everything that is nobody’s', async () => {
    for (const text of [
      '2021-10-03 15:30에 봐요',
      '2020 2021 2022년',
      '20211003 기준',
      '1 2 3 4 5 6 7 8 9',
      '1,234,567,890원',
      '3.141592',
      'src/main.py와 data.csv, e.g. v1.2.3',
      'a/b/c:d',
      '12:34:56',
      'ㅋㅋㅋ "따옴표", 쉼표',
      '탭\t과 이모지 🌮',
      '🌮',
      '',
      'Marketing',
    ])
      assert.equal(await after(text), text);
  });

  it('holds no number, address or account in any spelling', async () => {
    for (const [text, raw] of [
      ['번호는010-1234-5678이에요', '5678'],
      ['(02) 123-4567', '4567'],
      ['010–9999–8888', '8888'],
      ['010 - 9999 - 8888', '8888'],
      ['주민 900101-1234567', '1234567'],
      ['계좌 110-123-456789', '456789'],
      ['카드 1234 5678 9012 3456', '3456'],
      ['+1 (415) 555-2671', '2671'],
      ['메일은minji@kakao.com이에요', 'kakao'],
      ['MINJI@KAKAO.COM', 'KAKAO'],
      ['minji＠kakao.com', 'minji'],
      ['가게naver.com에서', 'naver'],
      ['1https://a.b/c', 'a.b'],
      ['HTTPS://Secret.Host/x', 'Secret'],
      ['WWW.secret.kr', 'secret'],
      ['bit.ly/secret', 'secret'],
      ['인스타 @minji_0101', 'minji'],
      ['t.me/secret,', 'secret'],
      ['secret-host.internal/path', 'secret'],
    ] as const)
      assert.ok(!(await after(text)).includes(raw), `${text} became ${await after(text)}`);
  });

  it('takes time that grows with its length only', async () => {
    for (const unit of [
      'a',
      '1',
      '@',
      'a.',
      '1-',
      'a@',
      '://',
      '김',
      '민지',
      'http',
      'www.',
      '%',
      '(1',
      '+',
      'a@b.',
    ]) {
      const started = process.cpuUsage().user;
      await after(unit.repeat(Math.floor(400_000 / unit.length)));
      assert.ok(process.cpuUsage().user - started < 8e6, unit);
    }
  });
});

describe('what is no chat', () => {
  const refused = async (bytes: Uint8Array, id: string): Promise<void> => {
    await assert.rejects(prepare(bytes), (error: unknown) => {
      assert.ok(error instanceof UserError, String(error));
      assert.equal(error.id, id);
      // Nothing of a chat may come into a message or a log.
      assert.doesNotMatch(JSON.stringify(error.args), /[가-힣]|secret/);
      return true;
    });
  };

  it('is refused with a reason that holds nothing of it', async () => {
    await refused(new Uint8Array(), 'kakao.empty');
    await refused(randomBytes(5000), 'kakao.notText');
    await refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 65), 'kakao.notText');
    for (const text of [
      'secret\n',
      'Date,User\n2021-01-01 00:00:00,secret\n',
      'Date,User,Message\n',
      'Date,User,Message\nyesterday,"비밀","secret"\n',
      '{"secret": 1}',
      '\n\n\n',
      '[secret] [99:99] x\n',
      '2026년 13월 2일 오후 3:15, 비밀 : secret\n',
    ])
      await refused(utf8(text), 'kakao.unknownFormat');
    await refused(
      utf8(`Date,User,Message\n2021-01-01 00:00:00,"a","${'secret '.repeat(200_000)}`),
      'kakao.longMessage',
    );
    await refused(utf8(`${windows('x')}${'secret '.repeat(200_000)}`), 'kakao.longMessage');
    const many = Array.from({ length: 20_002 }, (_, at) => `[이름${at}] [오후 3:15] 안녕`).join('\n');
    await refused(utf8(windows('x') + many), 'kakao.tooMany');
  });

  it('is refused when it changes between the readings', async () => {
    let asked = 0;
    const [before, then] = [utf8(windows('a', 'b')), utf8(windows('a'))];
    const prepared = await prepareImport(
      {
        open: () => pieces(++asked <= 3 ? before : then, 100),
        digest: (text) => createHmac('sha256', 'k').update(text).digest(),
      },
      'ko',
    );
    await assert.rejects(
      textOf(prepared),
      (error: unknown) => error instanceof UserError && error.id === 'kakao.changed',
    );
  });
});

describe('names of people', () => {
  const chatOf = (...lines: readonly (readonly [string, string])[]): string =>
    `--------------- Friday, October 2, 2026 ---------------\n${lines.map(([name, text]) => `[${name}] [2:30 PM] ${text}`).join('\n')}\n`;

  it('that hold each other are told apart, the longest first', async () => {
    const rows = rowsOf(
      await textOf(
        await prepare(
          utf8(
            chatOf(
              ['민지', '김민지2님, 김민지님, 민지야, 민지2'],
              ['김민지', 'a'],
              ['김민지2', 'b'],
              ['민지2', 'c'],
            ),
          ),
        ),
      ),
    );
    const [a, b, c, d] = rows.map(({ user }) => user);
    assert.equal(rows[0]!.message, `${c}님, ${b}님, ${a}야, ${d}`);
  });

  it('that two people share in part are of neither', async () => {
    const rows = rowsOf(await textOf(await prepare(utf8(chatOf(['김서연', '서연아'], ['박서연', '안녕'])))));
    assert.doesNotMatch(rows[0]!.message, /서연/);
    assert.ok(rows.every(({ user }) => !rows[0]!.message.includes(user)));
  });

  it('are never in a pseudonym, even where people are called as pseudonyms are', async () => {
    const names = ['타코', '나초', '살사', '부리토', '퀘사디야', '추러스', '과카몰리', '화이타', '엘로테'];
    const csv = await textOf(await prepare(utf8(chatOf(...names.map((name) => [name, 'hi'] as const)))));
    for (const name of names) assert.ok(!csv.includes(name), csv);
  });

  it('of one syllable are replaced where they stand alone, and words that hold them stay', async () => {
    const [row] = rowsOf(await textOf(await prepare(utf8(chatOf(['별', '별님 별 @별 이별 별나라'])))));
    assert.equal(row!.message, `${row!.user}님 ${row!.user} @${row!.user} 이별 별나라`);
  });

  it('of who has left are no words of messages', async () => {
    const [row] = rowsOf(
      await textOf(await prepare(utf8(chatOf(['(알 수 없음)', '알 수 없음이라고 떠요'])))),
    );
    assert.equal(row!.message, '알 수 없음이라고 떠요');
  });

  it('of a line that the system wrote are replaced too, and the line is no message', async () => {
    const text = `${windows('하나')}민지2님이 최은별님과 정다온님을 초대했습니다.\n최은별님이 나갔습니다.\n${say('은별이랑 정다온 어디 갔어요?')}\n`;
    const rows = rowsOf(await textOf(await prepare(utf8(text))));
    assert.equal(rows.length, 2);
    assert.doesNotMatch(rows[1]!.message, /은별|정다온/);
    assert.match(rows[1]!.message, /이랑 .* 어디 갔어요\?$/);
  });
});
