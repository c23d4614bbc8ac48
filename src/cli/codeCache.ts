import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder, keepFile } from '../process/cacheFolder';

/**
 * Keeps what V8 made of our bundles from one run of the command line to the next: compiling them anew is a fifth of the
 * time that a short verb takes. Nothing depends on it: where it cannot be kept, the bundles are compiled as ever.
 */
function keepCompiled(bundles: string): void {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return;
  const folder = cacheFolder();
  if (folder === undefined) return;
  // Node has this itself from 22.1 on; 20 lacks it.
  const { enableCompileCache } = Module as { enableCompileCache?: (folder: string) => unknown };
  if (enableCompileCache) enableCompileCache(folder);
  else compileWith(bundles, folder);
}

type Compile = (this: NodeJS.Module, source: string, file: string) => unknown;

/** Puts a compiler with a memory in the place of Node's, for the files of one folder. */
function compileWith(bundles: string, folder: string): void {
  const modules = Module.prototype as unknown as { _compile: Compile };
  const { _compile: ordinary } = modules;
  modules._compile = function (source, file) {
    if (path.dirname(file) !== bundles) return ordinary.call(this, source, file);
    const kept = path.join(folder, `${path.basename(file, '.js')}-${process.version}-${process.arch}.v8`);
    const script = compiled(source, file, kept);
    const run = script.runInThisContext() as (...names: unknown[]) => unknown;
    const required = (name: string): unknown => this.require(name);
    return run.call(this.exports, this.exports, required, this, file, path.dirname(file));
  };
}

function compiled(source: string, file: string, kept: string): Script {
  const text = Buffer.from(source);
  const cachedData = codeFor(text, kept);
  const script = new Script(Module.wrap(source), { filename: file, ...(cachedData ? { cachedData } : {}) });
  if (cachedData && script.cachedDataRejected === false) return script;
  process.once('exit', (status) => {
    // Who was turned away at the door has used little of it: its code would be of no help to others.
    if (status < 2) keep(kept, text, script.createCachedData());
  });
  return script;
}

/** The code that stands behind exactly this source: V8 itself compares nothing but its length. */
function codeFor(source: Buffer, kept: string): Buffer | undefined {
  try {
    const all = readFileSync(kept);
    const length = all.readUInt32LE(0);
    return all.subarray(4, 4 + length).equals(source) ? all.subarray(4 + length) : undefined;
  } catch {
    return undefined;
  }
}

function keep(kept: string, source: Buffer, code: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(source.byteLength);
  keepFile(kept, Buffer.concat([length, source, code]));
}

keepCompiled(path.join(__dirname, 'cli'));
