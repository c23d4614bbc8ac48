import { example, maxApps } from '../../../../src/core/notes/figures/vm-container';
import type { Words } from './words';

const amount = (mb: number): string =>
  mb < 1_000 ? `${mb} MB` : `${(mb / 1_024).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;
const seconds = (value: number): string => `${value.toLocaleString('en')} s`;
const kernels = (count: number): string => (count === 1 ? 'one kernel' : `${count} kernels`);

export const en: Words = {
  title: 'Virtual machines and containers: what is shared and what is multiplied',
  desc: `The same apps in two stacks side by side, as virtual machines and as containers. Each row is a layer. A layer that every app has for itself is cut into as many cells as there are apps; a layer that all share is one cell from end to end. With virtual machines the app, its libraries, the guest operating system and the guest kernel are multiplied, and the hypervisor and the host are shared. With containers only the app is multiplied; the distribution's files, Docker and the host's kernel are shared. You can have 1 to ${maxApps} apps; the number of kernels, memory, disk and starting time stand in a table below.`,
  apps: 'Apps',
  add: 'Add an app',
  remove: 'Remove an app',
  otherDistribution: 'App 1 needs the libraries of another distribution',
  otherKernel: 'The last app is made for Windows (another kernel)',
  desktop: 'The containers run in Docker Desktop on macOS or Windows',
  sides: { vm: 'Virtual machines', container: 'Containers' },
  rows: {
    app: 'App',
    libraries: 'Libraries',
    image: 'Distribution',
    system: 'Guest OS',
    kernel: 'Guest kernel',
    hypervisor: 'Hypervisor',
    engine: 'Docker engine',
    linux: 'Linux VM, kernel',
    host: 'Host OS, kernel',
    hostDesktop: 'macOS, Windows',
  },
  shared: 'one for all',
  copied: 'one for each app',
  letters: 'A and B: distributions. L: Linux, W: Windows. ✕: cannot run.',
  table: {
    caption: 'The count',
    kernels: 'Kernels, host included',
    distributions: "Distributions' files on the disk",
    memory: `Memory used of ${example.machine / 1_024} GB`,
    disk: 'Disk',
    next: 'One more starts in',
    fits: `Apps that fit into ${example.machine / 1_024} GB`,
  },
  amount,
  seconds,
  count: (count) => String(count),
  copies: (count) => (count === 1 ? 'one copy' : `${count} copies`),
  examples: `Sizes and times are round examples, not measurements: an app ${amount(example.app.memory)}, a Linux guest ${amount(example.guest.linux.memory)} and ${seconds(example.guest.linux.start)} to boot, a Windows guest ${amount(example.guest.windows.memory)}, a container's fence ${amount(example.fence.memory)}, the host ${amount(example.hostOs)}, Docker Desktop's Linux VM ${amount(example.desktop.memory)}. With large apps the difference shrinks, with small ones it grows.`,
  says: (stacks, vm, container) => {
    const count = `For ${stacks.apps === 1 ? 'one app' : `${stacks.apps} apps`}, virtual machines run ${kernels(vm.kernels)} and containers ${kernels(container.kernels)}.`;
    if (stacks.otherKernel)
      return `${count} A Windows app needs a Windows kernel, so it runs only in a virtual machine, which has a kernel of its own. A container borrows its kernel: as a Linux container this app cannot run.`;
    if (stacks.desktop)
      return `${count} Docker Desktop puts one Linux VM underneath, and all containers share the Linux kernel in it. The VM is added once, not for each app.`;
    if (stacks.otherDistribution)
      return `${count} Another distribution is fine on both sides: it is only files, which go into the image, while the kernel stays shared.`;
    return `${count} With virtual machines a whole operating system is added for each app; with containers only the app, and the kernel is shared.`;
  },
};
