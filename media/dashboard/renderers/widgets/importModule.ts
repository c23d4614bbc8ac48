type Import = (url: string) => Promise<unknown>;

let importer: Promise<Import> | undefined;

declare global {
  var ailabImporter: ((load: Import) => void) | undefined;
}

/**
 * Imports a module without our nonce. An `import()` of this bundle would hand its nonce on to every module below, and
 * the policy would let those come from any host; one of a script without a nonce may only follow the policy's own list.
 */
export async function importUnaided(url: string): Promise<unknown> {
  importer ??= makeImporter();
  return (await importer)(url);
}

function makeImporter(): Promise<Import> {
  const source = 'globalThis.ailabImporter?.((url) => import(url));';
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Promise<Import>((resolve, reject) => {
    globalThis.ailabImporter = resolve;
    const script = document.createElement('script');
    script.type = 'module';
    script.src = url;
    script.addEventListener('error', () => reject(new Error('modules are not allowed in this page')));
    document.head.append(script);
  }).finally(() => {
    URL.revokeObjectURL(url);
    globalThis.ailabImporter = undefined;
  });
}
