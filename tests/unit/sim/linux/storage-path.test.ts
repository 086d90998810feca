/** The storage path at its usual values: the figures that lesson 1 states, and who takes part. */

import { describe, expect, it } from 'vitest';
import { extent, laneEnd, type Recording } from '../../../../src/recording/recording.ts';
import {
  factsUsed,
  storagePath,
  type StorageScenario,
} from '../../../../src/sim/linux/storage-path.ts';

const READ: StorageScenario = {
  device: 'nvme',
  operation: 'read',
  cached: false,
  repeats: 1,
  slower: 1,
};

const run = (change: Partial<StorageScenario> = {}, seed = 0) =>
  storagePath({ ...READ, ...change }, seed);
const names = (recording: Recording) => recording.spans.map((span) => span.name);
const microseconds = (recording: Recording) => extent(recording).end * 1000;

describe('a read that is not in the page cache', () => {
  it('goes down to the device and back up, in order', () => {
    expect(names(run())).toEqual([
      'call read()',
      'VFS',
      'page cache',
      'file system',
      'block layer',
      'driver: submit',
      'read',
      'interrupt',
      'copy out',
      'return',
    ]);
  });

  it('takes about 93 µs from an NVMe SSD, 119 µs from a SATA SSD, 12.4 ms from a hard disk', () => {
    expect(microseconds(run())).toBeCloseTo(93.12, 1);
    expect(microseconds(run({ device: 'sata-ssd' }))).toBeCloseTo(119.0, 1);
    expect(microseconds(run({ device: 'hdd' }))).toBeCloseTo(12_379, 0);
  });

  it('spends most of its time in the device', () => {
    const recording = run();
    const device = recording.spans.find((span) => span.lane === 'hardware');
    expect(device && (device.end - device.start) / extent(recording).end).toBeGreaterThan(0.9);
  });
});

describe('a read that is in the page cache', () => {
  it('takes 0.6 µs, as measured, whatever the device', () => {
    expect(microseconds(run({ cached: true }))).toBeCloseTo(0.627, 3);
    expect(run({ cached: true, device: 'hdd' }).spans).toHaveLength(5);
    expect(microseconds(run({ cached: true, device: 'hdd' }))).toBeCloseTo(0.627, 3);
  });

  it('is what every further read of the same page is', () => {
    const recording = run({ repeats: 3 });
    expect(names(recording).filter((name) => name === 'read')).toHaveLength(1);
    expect(names(recording).filter((name) => name === 'call read()')).toHaveLength(3);
  });
});

describe('a write', () => {
  it('ends in memory after 0.9 µs, and says so', () => {
    const recording = run({ operation: 'write' });
    expect(microseconds(recording)).toBeCloseTo(0.947, 3);
    expect(recording.spans.some((span) => span.lane === 'hardware')).toBe(false);
    expect(recording.events.map((event) => event.name)).toEqual(['is told “written”']);
  });

  it('reaches the device with fsync, twice: the data, then the flush', () => {
    const recording = run({ operation: 'write-fsync' });
    expect(
      recording.spans.filter((span) => span.lane === 'hardware').map((span) => span.name),
    ).toEqual(['take the data', 'flush']);
    expect(extent(recording).end).toBeCloseTo(1.634, 2);
  });
});

describe('the facts that a scenario rests on', () => {
  it('are those of its steps, each once', () => {
    expect(factsUsed({ ...READ, cached: true, repeats: 5 })).toEqual([
      'systemCall',
      'vfs',
      'cacheLookup',
      'copyPage',
    ]);
    expect(factsUsed(READ)).toContain('readNvme');
    expect(factsUsed(READ)).toContain('interrupt');
    expect(factsUsed({ ...READ, device: 'hdd' })).toContain('rotationDisk');
  });

  it('leave out what the reader has set', () => {
    expect(factsUsed({ ...READ, wake: 0.1 })).not.toContain('interrupt');
  });
});

describe('boot', () => {
  const recording = run({ operation: 'boot' });
  const handed = recording.events.find((event) => event.name === 'hands over');

  it('lets the firmware read until ExitBootServices(), and no longer', () => {
    const firmware = recording.lanes.find((lane) => lane.id === 'firmware');
    expect(firmware && laneEnd(recording, firmware)).toBe(handed?.at);
    expect(handed?.at).toBe(13_211);
  });

  it('has the kernel begin where the firmware ends', () => {
    const kernel = recording.spans.filter((span) => span.lane === 'kernel');
    expect(Math.min(...kernel.map((span) => span.start))).toBe(handed?.at);
  });
});

describe('numbers that make no sense', () => {
  it.each([{ repeats: 0 }, { repeats: 1.5 }, { wake: -1 }, { wake: NaN }, { slower: 0 }])(
    'are refused: %o',
    (change) => {
      expect(() => run(change)).toThrow(RangeError);
    },
  );
});
