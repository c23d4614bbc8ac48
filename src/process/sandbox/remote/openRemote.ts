import { defaultLimits } from '../limits';
import type { OpenBox } from '../openBox';
import type { RemoteIsolation } from './place';

/** A box in a place that another program makes: it is there only while its command runs. */
export async function openRemote(way: RemoteIsolation): Promise<OpenBox> {
  // Few need it, and everybody would wait for it.
  const [{ runRemote }, { ArchiveFiles }] = await Promise.all([
    import('./runRemote'),
    import('./archiveFiles'),
  ]);
  const place = way.place(defaultLimits);
  const files = new ArchiveFiles();
  return {
    work: `${place.base}/work`,
    tools: `${place.base}/tools`,
    files,
    isUnix: way.isLinux,
    // The system's own, also where a stand-in of that name comes first in PATH; the others lie wherever PATH finds them.
    tool: (name) => (name === 'bash' || name === 'node' ? name : `/usr/bin/${name}`),
    run: (request) => runRemote(way, place, files, request),
  };
}
