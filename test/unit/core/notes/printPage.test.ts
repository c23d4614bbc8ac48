import assert from 'node:assert/strict';
import { printPage } from '../../../../src/core/notes/printPage';
import { renderLecture } from '../../../../src/core/notes/render';
import { shipped } from './shipped';

describe('a lecture on paper', () => {
  for (const lang of ['ko', 'en'] as const)
    it(`is one page without script in ${lang}, answers open, figures with their words`, async () => {
      const lecture = await renderLecture(shipped.get(`${lang}/08-docker.md`) ?? '', lang, shipped);
      const page = printPage(lecture, ['p { color: red }</style><script>1</script>']);
      assert.match(page, new RegExp(`^<!DOCTYPE html><html lang="${lang}">`));
      assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'; [^"]*form-action 'none'"/);
      // What ends a style element early is no longer an end.
      const without = page.replace(/<style>[^]*?<\/style>/g, '');
      assert.equal(/<script|<link|<iframe|\shref=|\ssrc=/.exec(without)?.[0], undefined);
      const answers = page.match(/<details class="answer"[^>]*>/g) ?? [];
      assert.ok(answers.length > 0);
      assert.ok(answers.every((answer) => answer.endsWith(' open>')));
      const { desc, title } = lecture.figures['image-layers'] ?? { desc: '?', title: '?' };
      assert.ok(page.includes(`${title}. ${desc}`.replaceAll('"', '&quot;').slice(0, 30)));
      const words = JSON.parse(shipped.get('figures/image-layers.json') ?? '') as Record<
        string,
        { words: Record<string, string> }
      >;
      for (const word of Object.values(words[lang]?.words ?? {}))
        assert.ok(page.includes(`>${word.replaceAll('&', '&amp;').replaceAll("'", '&#39;')}<`), word);
      assert.equal(page.match(/<figure data-figure/g), null, 'each figure became a drawing or its caption');
    });
});
