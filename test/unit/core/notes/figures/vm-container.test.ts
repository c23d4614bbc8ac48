import assert from 'node:assert/strict';
import {
  bases,
  containers,
  example,
  virtualMachines,
  type Stacks,
} from '../../../../../src/core/notes/figures/vm-container';

const stacks = (changes: Partial<Stacks> = {}): Stacks => ({
  apps: 3,
  otherDistribution: false,
  otherKernel: false,
  desktop: false,
  ...changes,
});

describe('virtual machines and containers', () => {
  it('copy the kernel with each machine and share it among containers', () => {
    for (const apps of [1, 2, 8]) {
      assert.equal(virtualMachines(stacks({ apps })).kernels, apps + 1);
      assert.equal(containers(stacks({ apps })).kernels, 1);
    }
    assert.equal(containers(stacks({ desktop: true })).kernels, 2);
  });

  it('take memory as the example says', () => {
    assert.equal(virtualMachines(stacks()).memory, 2_048 + 3 * (1_024 + 256));
    assert.equal(containers(stacks()).memory, 2_048 + 3 * (256 + 10));
    assert.equal(containers(stacks({ desktop: true })).memory, 2_048 + 1_024 + 3 * (256 + 10));
  });

  it('fit as often as the memory holds them, and not once more', () => {
    const { machine, hostOs, app, fence, guest } = example;
    const each = { vm: app.memory + guest.linux.memory, container: app.memory + fence.memory };
    const { fits } = virtualMachines(stacks());
    assert.ok(hostOs + fits * each.vm <= machine && hostOs + (fits + 1) * each.vm > machine);
    const packed = containers(stacks()).fits;
    assert.ok(
      hostOs + packed * each.container <= machine && hostOs + (packed + 1) * each.container > machine,
    );
    assert.deepEqual([fits, packed, containers(stacks({ desktop: true })).fits], [11, 53, 50]);
  });

  it('keep a distribution once for all containers, and again for another', () => {
    assert.equal(containers(stacks({ apps: 8 })).distributions, 1);
    assert.equal(containers(stacks({ apps: 8, otherDistribution: true })).distributions, 2);
    assert.equal(virtualMachines(stacks({ apps: 8 })).distributions, 8);
    assert.equal(
      containers(stacks({ otherDistribution: true })).disk - containers(stacks()).disk,
      example.distribution.disk,
    );
    assert.equal(containers(stacks({ otherDistribution: true })).running, 3);
  });

  it('run another kernel only in a machine of its own', () => {
    assert.deepEqual(bases(stacks({ otherKernel: true, otherDistribution: true })), [
      'other-distribution',
      'usual',
      'other-kernel',
    ]);
    assert.deepEqual(bases(stacks({ apps: 1, otherKernel: true, otherDistribution: true })), [
      'other-kernel',
    ]);
    for (const desktop of [false, true]) {
      assert.equal(containers(stacks({ otherKernel: true, desktop })).running, 2);
      assert.equal(virtualMachines(stacks({ otherKernel: true, desktop })).running, 3);
    }
    assert.equal(containers(stacks({ apps: 1, otherKernel: true })).distributions, 0);
  });

  it('start one more at once or after a boot', () => {
    assert.equal(virtualMachines(stacks()).next, 32);
    assert.equal(containers(stacks()).next, 2.3);
  });
});
