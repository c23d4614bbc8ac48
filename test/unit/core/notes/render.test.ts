import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { languages, lectureFile, readCourse } from '../../../../src/core/notes/course';
import { interactiveFigures } from '../../../../src/core/notes/figureIds';
import { renderLecture, type RenderedLecture } from '../../../../src/core/notes/render';
import { labLink } from '../../../../src/shared/links';
import { shipped } from './shipped';

const course = readCourse(shipped);

/** HTML without code and formulas: what is left is the lecture's own words and our own elements. */
const prose = ({ blocks }: RenderedLecture): string =>
  blocks
    .map(({ html }) =>
      html.replace(/<pre\b[^]*?<\/pre>|<code\b[^]*?<\/code>|<span class="katex[^]*?<\/math>/g, ''),
    )
    .join('\n');

const numbers = (html: string, name: string): number[] =>
  [...html.matchAll(new RegExp(`${name}="(\\d+)"`, 'g'))].map(([, number]) => Number(number));

const upTo = (count: number): number[] => Array.from({ length: count }, (_none, index) => index);

/** What a block is, whatever it says: its first element with the class of a box. */
const kindOf = (html: string): string => /^<(\w+)(?: class="([^"]*)")?/.exec(html)?.slice(1).join(' ') ?? '';

for (const { number, name, texts } of course.lectures)
  describe(`lecture ${number} as it is drawn`, () => {
    const drawn: Partial<Record<'ko' | 'en', RenderedLecture>> = {};
    const both = (): RenderedLecture[] => languages.flatMap((lang) => drawn[lang] ?? []);

    before(async () => {
      for (const lang of languages)
        drawn[lang] = await renderLecture(shipped.get(lectureFile(lang, name)) ?? '', lang, shipped);
      assert.equal(both().length, 2);
    });

    it('has the same blocks, anchors and sections in both languages', () => {
      const [ko, en] = both();
      const shape = (lecture: RenderedLecture | undefined): unknown[] =>
        (lecture?.blocks ?? []).map(({ html, anchor, section }) => [kindOf(html), anchor, section]);
      assert.ok(shape(ko).length > 20);
      assert.deepEqual(shape(ko), shape(en));
    });

    it('has the outline and the links that the course knows', () => {
      for (const lecture of both()) {
        const known = texts[lecture.lang];
        assert.deepEqual(
          lecture.outline.map(({ id, level }) => ({ id, level })),
          known?.sections.map(({ id, level }) => ({ id, level })),
        );
        assert.equal(lecture.title, known?.title);
        assert.deepEqual(
          lecture.links,
          known?.links.map(({ address }) => address),
        );
      }
    });

    it('numbers code and links by their place, and holds no address', () => {
      for (const lecture of both()) {
        const html = lecture.blocks.map((block) => block.html).join('\n');
        assert.deepEqual(numbers(html, 'data-code'), upTo(lecture.code.length));
        assert.deepEqual(numbers(html, 'data-link'), upTo(lecture.links.length));
        assert.doesNotMatch(prose(lecture), /\bhref\b|\bsrc\s*=/);
        for (const [index, { text }] of lecture.code.entries()) {
          const shown =
            html
              .split(`data-code="${index}"`)[1]
              ?.split('</pre>')[0]
              ?.replace(/<[^>]*>/g, '') ?? '';
          const first = /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
          assert.ok(shown.includes(first), `block ${index} holds ${first}`);
        }
      }
    });

    it('leaves no mark of the format in the text, and draws each formula', () => {
      for (const lecture of both()) {
        assert.doesNotMatch(prose(lecture), /\{#|:::/);
        const html = lecture.blocks.map((block) => block.html).join('\n');
        assert.doesNotMatch(html, /katex-error|math-error/);
        assert.equal(lecture.math, html.includes('class="katex'));
      }
    });

    it('finds each of its figures, with title, description and all words', () => {
      for (const lecture of both()) {
        const html = lecture.blocks.map((block) => block.html).join('\n');
        const ids = [...html.matchAll(/data-figure="([^"]*)"/g)].map(([, id = '']) => id);
        assert.ok(ids.length > 0);
        for (const id of ids) {
          if (interactiveFigures.includes(id)) continue;
          const figure = lecture.figures[id];
          assert.ok(figure && figure.title !== '' && figure.desc !== '', id);
          const source = shipped.get(`figures/${id}.svg`) ?? '';
          assert.equal(count(figure.svg, /<text\b/g), count(source, /<text\b/g), id);
          assert.equal(
            count(figure.svg, /<(path|rect|circle|polyline)\b/g),
            count(source, /<(path|rect|circle|polyline)\b/g),
            id,
          );
          assert.doesNotMatch(figure.svg, /<text[^>]*><\/text>|data-t/, id);
          const kept = (svg: string): number => count(svg.replace(/ data-t="[^"]*"/g, ''), / [\w:-]+="/g);
          assert.equal(kept(figure.svg), kept(source), `${id} keeps its attributes`);
        }
      }
    });
  });

const count = (text: string, what: RegExp): number => [...text.matchAll(what)].length;

describe('the lectures as a whole', () => {
  it('have figures by code where the list says so, and for each of them a file', () => {
    const used = new Set(
      course.lectures.flatMap(({ texts }) =>
        (texts.ko?.blocks ?? []).flatMap(({ kind, id = '' }) => (kind === 'figure' ? [id] : [])),
      ),
    );
    for (const id of interactiveFigures) {
      assert.ok(existsSync(`media/notes/figures/${id}.figure.ts`), `${id}.figure.ts`);
      assert.ok(used.has(id), `no lecture shows ${id}`);
    }
  });

  it('link to terms that they explain', async () => {
    const lecture = await renderLecture(shipped.get('ko/08-docker.md') ?? '', 'ko', shipped);
    const html = lecture.blocks.map((block) => block.html).join('');
    for (const [index, address] of lecture.links.entries()) {
      const link = labLink(address);
      if (link?.kind === 'term')
        assert.match(html, new RegExp(`data-link="${index}" data-term="${link.target}"`));
    }
  });
});
