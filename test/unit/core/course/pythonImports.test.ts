import assert from 'node:assert/strict';
import { pythonImports } from '../../../../src/core/course/pythonImports';

const imports = (text: string): readonly string[] => [...pythonImports(text)].sort();

describe('imports of a Python file', () => {
  it('are found in all their spellings', () => {
    assert.deepEqual(imports('import a\nimport b.c as d, e\r\nfrom f.g import h as i'), [
      'a',
      'b.c',
      'e',
      'f.g',
      'f.g.h',
    ]);
    assert.deepEqual(imports('x = 1; import a; y = 2'), ['a']);
    assert.deepEqual(imports('if x: import a\nelse:\n    from b import (\n  c,  # why\n  d,\n)\n'), [
      'a',
      'b',
      'b.c',
      'b.d',
    ]);
    assert.deepEqual(imports('import a, \\\n  b\nimport \\\r\n c'), ['a', 'b', 'c']);
    assert.deepEqual(imports('\ufeffimport a'), ['a']);
    assert.deepEqual(imports('try:\n\timport 판다스 as p\nexcept ImportError: pass'), ['판다스']);
  });

  it('are not those in strings and comments', () => {
    const hidden = [
      '"""\nimport a\n"""',
      "'''\nit's\nimport a\n'''",
      '# import a',
      's = "import a"',
      "s = 'x\\'\\\n'; t = '''\nimport a'''",
      'r"\\""; """\nimport a\n"""',
      'f"""{x}\nfrom a import b"""',
      's = """never closed\nimport a',
      '"""\\"""\nimport a\n"""',
    ];
    for (const text of hidden) assert.deepEqual(imports(text), [], text);
    assert.deepEqual(imports('"#"; import a\ns = "open\nimport b'), ['a', 'b']);
  });

  it('are not other words that look like it', () => {
    for (const text of [
      'importlib.import_module("a")',
      'x.import_ = a',
      'raise A from b',
      'def f():\n  yield from a',
      'from . import a',
      'from ..a import b',
      'import_a = 1',
    ])
      assert.deepEqual(imports(text), [], text);
  });

  it('are found in files that are still being typed, and in no text is it lost', () => {
    assert.deepEqual(imports('f(\nimport a'), ['a']);
    assert.deepEqual(imports('import a\nf("""'), ['a']);
    for (const text of [
      '',
      'import',
      'from',
      'from a',
      'from a import',
      'import ,',
      'import a,',
      '\\',
      '"',
      "'''",
      ')]}',
    ])
      assert.doesNotThrow(() => imports(text), text);
    const started = process.cpuUsage();
    imports('('.repeat(100_000) + 'import a\n'.repeat(10_000) + '"'.repeat(100_000));
    assert.ok(process.cpuUsage(started).user < 4e6, 'in time that grows with the text only');
  });
});
