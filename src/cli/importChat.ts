import { prepareImport, type PreparedImport } from '../core/exercises/kakao/importChat';
import { summaryOf } from '../core/exercises/kakao/summary';
import { freshDigest, repositoryOf, withChatFile, writeNew } from '../process/exercises/chatFile';
import { UserError } from '../shared/errors';
import { Failure, readOptions, say, terminalLanguage } from './terminal';

/**
 * `ailab exercises import FILE [-o OUT] [--json]`: a KakaoTalk export as `Date,User,Message` with pseudonyms; without `-o`
 * it only says what it would do. Exit status 0 written (or told), 2 FILE is no such chat or OUT cannot be written, 3 OUT is
 * there and stays as it is.
 */
export async function importChat(words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, {
    json: { type: 'boolean', default: false },
    output: { type: 'string', short: 'o' },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Failure(2, say('cli.usage'));
  // A file that was begun is removed before we end.
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const repository = await repositoryOf(file);
  try {
    return await withChatFile(
      file,
      async (open) => {
        const lang = terminalLanguage();
        const chat = await prepareImport({ open, digest: freshDigest() }, lang);
        const written = values.output === undefined || (await writeNew(values.output, chat.write()));
        if (values.json)
          process.stdout.write(JSON.stringify(report(chat, written, values.output), undefined, 2) + '\n');
        else if (values.output === undefined) process.stdout.write(chat.beginning + '\n');
        for (const line of summaryOf(chat, lang)) process.stderr.write(line + '\n');
        if (repository !== undefined)
          process.stderr.write(say('kakao.tracked', { folder: repository }) + '\n');
        if (!written) process.stderr.write(say('kakao.exists', { file: values.output ?? '' }) + '\n');
        return written ? 0 : 3;
      },
      cancel.signal,
    );
  } catch (error) {
    if (cancel.signal.aborted) return 130;
    throw error instanceof UserError ? new Failure(2, `${file}: ${say(error.id, error.args)}`) : error;
  }
}

function report(chat: PreparedImport, written: boolean, output: string | undefined): object {
  const { format, encoding, rows, skipped, people, replaced, from, to, year, beginning } = chat;
  return {
    status: output === undefined ? 'preview' : written ? 'written' : 'refused',
    ...(output === undefined ? {} : { output }),
    format,
    encoding,
    rows,
    skipped,
    people,
    replaced,
    from,
    to,
    year,
    beginning,
  };
}
