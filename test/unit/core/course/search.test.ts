import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildIndex, type CourseIndex, type Hit } from '../../../../src/core/course/search';
import { sourcesOf } from '../../../../src/core/course/sources';
import { otherNames } from '../../../../src/core/course/words';
import { labLink } from '../../../../src/shared/links';
import { courseFiles } from '../../../fixtures/search/course';

describe('the search of a course', () => {
  let index: CourseIndex;
  before(() => (index = buildIndex(courseFiles)));

  const search = (query: string, lang: 'ko' | 'en' = 'ko'): Hit[] => index.search(query, { lang });
  const name = ({ kind, id }: Hit): string => `${kind}:${id}`;
  const first = (query: string): string => search(query).map(name)[0] ?? '';
  const among = (query: string, wanted: string, most = 3): void => {
    const found = search(query).map(name).slice(0, most);
    assert.ok(found.includes(wanted), `${query}: ${found.join(' ')}`);
  };

  it('finds a section once, in the reader’s language, by a query in either', () => {
    for (const query of ['루프백 주소', 'loopback address']) {
      const [korean, english] = [search(query, 'ko'), search(query, 'en')].map((hits) =>
        hits.filter(({ id }) => id === '8#ports'),
      );
      assert.deepEqual(
        [korean?.map(({ title }) => title), english?.map(({ title }) => title)],
        [['포트: 누가 누구에게 닿나요'], ['Ports: who reaches whom?']],
        query,
      );
    }
    const [hit] = search('port is already allocated', 'ko');
    assert.deepEqual([hit?.id, hit?.title], ['8#build-run', '빌드하고 실행하기']);
    assert.match(
      search('whoever comes by the café', 'ko').find(({ id }) => id === '8#ports')?.snippet ?? '',
      /caf\u00e9/,
      'the snippet is in the language that matched',
    );
  });

  it('gives addresses that the lab can open, and the lecture of everything', () => {
    const kinds = new Set<string>();
    for (const { kind, id, lecture } of [...search('도커 이미지'), ...search('과제')]) {
      const address = kind === 'section' ? `lab:lecture/${id}` : `lab:${kind}/${id}`;
      assert.ok(labLink(address), address);
      assert.ok(lecture >= 1 && lecture <= 10, address);
      if (kind === 'section') assert.equal(Number.parseInt(id, 10), lecture);
      kinds.add(kind);
    }
    assert.deepEqual([...kinds].sort(), ['section', 'task', 'term']);
    assert.equal(search('포트 매핑')[0]?.lecture, 8);
  });

  it('is not hurt by particles, spacing or the form of the Unicode', () => {
    for (const query of [
      '드리프트',
      '드리프트를',
      '드리프트에서는',
      '드리프트라는',
      '드리프트'.normalize('NFD'),
    ])
      assert.equal(first(query), 'section:2#drifts', query);
    for (const query of ['포트 매핑', '포트매핑', '포트매핑을', 'port publishing'])
      among(query, 'section:8#ports');
    for (const query of ['가상환경', '가상 환경에서']) among(query, 'term:virtual-environment', 1);
  });

  it('finds by initials, alone and beside words, and by what is half typed', () => {
    among('ㅋㅌㅇㄴ', 'term:container');
    among('ㅋㅌㅇㄴ 포트', 'section:8#ports', 1);
    among('ㅁㄷㄹㅈㅅㅌㄹ', 'term:model-registry', 1);
    for (const half of ['컨', '컨ㅌ', '컨테', '컨테ㅇ', '컨테잉', '컨테이ㄴ', '컨테인', '컨ㅌㅇㄴ'])
      assert.ok(
        search(half)
          .slice(0, 10)
          .some(({ title }) => title.includes('컨테이너')),
        half,
      );
    among('도커 이밎', 'section:8#image-container');
    among('스트림', 'section:6#why-after-voila');
    among('strea', 'section:6#why-after-voila');
  });

  it('forgives slips in English: by length, and not in short words', () => {
    for (const query of ['chmdo', 'chmood', 'cmod']) among(query, 'section:7#chmod');
    among('reproducability', 'term:reproducibility');
    among('conatinr', 'term:container');
    assert.deepEqual(search('qqqqzzzz'), []);
    assert.deepEqual(search('zqx'), []);
    among('컨태이너', 'section:8#image-container');
  });

  it('knows both spellings, names of code and what is typed at a prompt', () => {
    for (const query of ['normalisation', 'normalization']) assert.ok(search(query).length > 0, query);
    assert.deepEqual(search('artefact store').map(name), search('artifact store').map(name));
    among('FileUpload.value', 'section:5#uploader', 2);
    among('st.cache_data', 'section:6#caching', 2);
    among('cache_data', 'section:6#caching', 2);
    among('--rm', 'section:8#build-run', 1);
    among('0.0.0.0', 'section:8#ports', 1);
    among('755', 'section:7#chmod');
    among('2>&1', 'section:7#redirect-pipe', 2);
    among('.bashrc', 'section:7#environment', 1);
  });

  it('takes the names of a term for each other, and puts its definition before mentions', () => {
    for (const query of ['꼬리 지연', 'tail latency', '꼬리 지연 시간']) among(query, 'term:tail-latency', 1);
    among('스케줄러', 'section:3#batch');
    among('하이퍼바이저', 'section:8#vm-and-container', 2);
    const glossary = new Set(sourcesOf(courseFiles, []).terms.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(otherNames).filter((id) => !glossary.has(id)),
      [],
      'other names of terms that the glossary does not have',
    );
  });

  it('marks in the snippet what was found', () => {
    for (const query of ['드리프트를', 'docker run -p', 'ㅋㅌㅇㄴ', 'descriptors cannot be created', '별명'])
      for (const { snippet, marks, id } of search(query)) {
        assert.ok(snippet.length <= 170, `${id}: ${snippet.length}`);
        let end = 0;
        for (const mark of marks) {
          assert.ok(mark[0] >= end && mark[1] > mark[0] && mark[1] <= snippet.length, `${query} ${id}`);
          end = mark[1];
        }
      }
    const [hit] = search('세 가지 드리프트를');
    assert.ok(
      hit?.marks.some(([from, to]) => hit.snippet.slice(from, to).startsWith('드리프트')),
      hit?.snippet,
    );
  });

  it('takes exercises, and anything that a person may type', () => {
    const both = (text: string): { ko: string; en: string } => ({ ko: text, en: text });
    const own = buildIndex(courseFiles, {
      exercises: [
        {
          id: 'p9',
          place: '7#shell',
          pack: both('Logs'),
          title: both('Rotate the zymurgy log'),
          text: both('Use logrotate.'),
        },
      ],
    });
    assert.deepEqual(
      own.search('zymurgy', { lang: 'en' }).map(({ kind, id, lecture }) => [kind, id, lecture]),
      [['exercise', 'p9', 7]],
    );
    for (const query of [
      '',
      ' ',
      '...',
      '!?!?',
      '(((([',
      '😀👩‍👩‍👧',
      '\u0000',
      '\ud800',
      '__proto__ constructor',
      'ㅏ',
      'ㄱㄱㄱ',
    ])
      assert.doesNotThrow(() => search(query), query);
    assert.ok(search('아주 긴 질문 '.repeat(5000)).length <= 20);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const { score } of search(query)) assert.ok(Number.isFinite(score) && score > 0);
      }),
      { numRuns: 200 },
    );
  });

  it('orders by score, keeps to the limit, and gives the same each time', () => {
    const hits = search('모델 서빙');
    assert.deepEqual(
      hits.map(({ score }) => score),
      hits.map(({ score }) => score).sort((a, b) => b - a),
    );
    assert.equal(index.search('모델', { lang: 'ko', limit: 3 }).length, 3);
    assert.deepEqual(search('모델 서빙'), hits);
  });

  it('reads whatever a course folder holds', () => {
    const broken = [
      new Map<string, string>(),
      new Map([['course.json', '{']]),
      new Map([
        ['course.json', '{"lectures": ["a", 5, "missing"]}'],
        ['glossary.json', '[{"id": "__proto__", "ko": "", "en": 3}, null]'],
        [
          'ko/a.md',
          `# \`\n::: constructor\nword\n:::\n${'`'.repeat(20_000)}\n\n## {#\n## ${' '.repeat(20_000)}x {#\n:::\n::: task\n${'['.repeat(20_000)}](lab:term/`,
        ],
      ]),
    ];
    for (const files of broken) assert.doesNotThrow(() => buildIndex(files).search('a', { lang: 'en' }));
  });
});
