/** How many fit, and what the sums of articles forget. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOXES,
  diskOf,
  fitting,
  kernelPatch,
  libraryPatch,
  memoryOf,
  type Fleet,
} from '../../../../src/sim/cost/density.ts';

const FLEET: Fleet = {
  machine: 64_000,
  host: 1000,
  guests: 10,
  program: 100,
  guestSystem: 900,
  monitor: 0,
  microGuest: 32,
  microMonitor: 5,
  shim: 12,
  runtime: 30,
  instance: 0.1,
  merged: 0,
  programs: 3,
  rebuilt: false,
  image: 1000,
  written: 100,
  clones: false,
};

describe('ten guests of 1 GB', () => {
  it('are 11 GB with the host’s, and more with a monitor beside each', () => {
    expect(memoryOf(FLEET, 'vm').all).toBe(11_000);
    expect(memoryOf({ ...FLEET, monitor: 131 }, 'vm').all).toBe(12_310);
  });

  it('take 10 GB of disk, or 2 GB as clones of one image', () => {
    expect(diskOf(FLEET, 'vm')).toBe(10_000);
    expect(diskOf({ ...FLEET, clones: true }, 'vm')).toBe(2000);
  });

  it('take less memory where their systems are the same', () => {
    // One system in full, 0.4 of the nine others, ten programs, the host.
    const merged = memoryOf({ ...FLEET, merged: 0.6 }, 'vm');
    expect(merged.systems).toBeCloseTo(900 + 9 * 900 * 0.4, 6);
    expect(merged.all).toBeCloseTo(1000 + 1000 + 4140, 6);
  });

  it('are eleven systems to patch, or four if they are rebuilt from three images', () => {
    expect(kernelPatch(FLEET, 'vm')).toEqual({ changed: 11, restarted: 10 });
    expect(kernelPatch({ ...FLEET, rebuilt: true }, 'vm').changed).toBe(4);
    expect(kernelPatch(FLEET, 'container').changed).toBe(1);
  });

  it('have a library to patch in each, where containers and modules have it in each image', () => {
    expect(libraryPatch(FLEET, 'vm').changed).toBe(10);
    expect(libraryPatch(FLEET, 'container').changed).toBe(3);
    expect(libraryPatch(FLEET, 'module').changed).toBe(3);
    expect(libraryPatch({ ...FLEET, guests: 2 }, 'container').changed).toBe(2);
  });
});

it('counts a runtime once, however many modules', () => {
  expect(memoryOf(FLEET, 'module', 0).all).toBe(1030);
  expect(memoryOf(FLEET, 'module', 100).all).toBeCloseTo(1030 + 100 * 100.1, 6);
});

it('fits none where the first is too large', () => {
  expect(fitting({ ...FLEET, program: 70_000 }, 'module')).toBe(0);
  expect(fitting({ ...FLEET, host: 64_000 }, 'container')).toBe(0);
});

const fleets: fc.Arbitrary<Fleet> = fc
  .record({
    machine: fc.integer({ min: 1000, max: 1_000_000 }),
    host: fc.integer({ min: 0, max: 4000 }),
    program: fc.integer({ min: 1, max: 10_000 }),
    guestSystem: fc.integer({ min: 0, max: 4000 }),
    monitor: fc.integer({ min: 0, max: 200 }),
    shim: fc.integer({ min: 0, max: 50 }),
    merged: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  .map((changed) => ({ ...FLEET, ...changed }));

it('what fits fits, and one more doesn’t', () => {
  fc.assert(
    fc.property(fleets, fc.constantFrom(...BOXES), (fleet, box) => {
      const count = fitting(fleet, box);
      if (count > 0)
        expect(memoryOf(fleet, box, count).all).toBeLessThanOrEqual(fleet.machine + 1e-3);
      expect(memoryOf(fleet, box, count + 1).all).toBeGreaterThan(fleet.machine - 1e-3);
    }),
  );
});

it('a program of its own size fits no less often in a lighter box', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const heavier = { ...fleet, guestSystem: fleet.guestSystem + 100 };
      expect(fitting(heavier, 'vm')).toBeLessThanOrEqual(fitting(fleet, 'vm'));
      const larger = { ...fleet, program: fleet.program + 100 };
      for (const box of BOXES) {
        expect(fitting(larger, box)).toBeLessThanOrEqual(fitting(fleet, box));
      }
    }),
  );
});
