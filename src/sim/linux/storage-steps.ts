/** What one read or write of 4 KiB goes through, step by step, from the program to the device and back. */

import type { Ms } from '../../recording/units.ts';
import type { Clockwork, StorageFact } from './storage-facts.ts';
import type { StorageLane } from './storage-lanes.ts';

export type Device = 'nvme' | 'sata-ssd' | 'hdd';

export interface Step {
  readonly lane: StorageLane;
  readonly name: string;
  readonly takes: Ms;
  readonly detail: string;
}

interface DeviceFacts {
  readonly driver: StorageFact;
  readonly bell: string;
  readonly read: readonly StorageFact[];
  readonly write: readonly StorageFact[];
  readonly flush: readonly StorageFact[];
  readonly working: string;
}

/** A hard disk's buffer takes a write at once; only the flush moves the arm. */
const DEVICES: Readonly<Record<Device, DeviceFacts>> = {
  nvme: {
    driver: 'driverNvme',
    bell: 'The driver writes a command into a queue in memory, then rings the device’s doorbell register.',
    read: ['readNvme'],
    write: ['writeNvme'],
    flush: ['flushNvme'],
    working: 'The SSD reads its flash and puts the data into memory by itself (DMA).',
  },
  'sata-ssd': {
    driver: 'driverAhci',
    bell: 'The driver (AHCI) puts a command into a list in memory and sets a bit in the controller.',
    read: ['readSata'],
    write: ['writeSata'],
    flush: ['flushSata'],
    working: 'The SSD reads its flash; the controller puts the data into memory by itself (DMA).',
  },
  hdd: {
    driver: 'driverAhci',
    bell: 'The driver (AHCI) puts a command into a list in memory and sets a bit in the controller.',
    read: ['seekDisk', 'rotationDisk'],
    write: ['bufferDisk'],
    flush: ['seekDisk', 'rotationDisk'],
    working:
      'The arm moves, the platter turns under it; the controller puts the data into memory by itself (DMA).',
  },
};

/** `wake` is what an interrupt costs, where it isn’t left to `time`; `slower` multiplies every time of the device. */
export interface Machine {
  readonly device: Device;
  readonly wake?: Ms | undefined;
  readonly slower: number;
  readonly time: Clockwork;
}

export function readSteps(machine: Machine, cached: boolean): Step[] {
  const fetched = cached
    ? []
    : [
        ...toDevice(machine),
        deviceStep(machine, 'read', DEVICES[machine.device].working, 'read'),
        interrupt(machine),
      ];
  return [
    enter(machine, 'read()'),
    ...lookUp(machine),
    ...fetched,
    kernel(
      'copy out',
      machine.time('copyPage'),
      '4 KiB from the page cache into the program’s own memory.',
    ),
    leave(machine),
  ];
}

export function writeSteps(machine: Machine): Step[] {
  return [
    enter(machine, 'write()'),
    ...lookUp(machine),
    kernel(
      'copy in',
      machine.time('copyPage'),
      '4 KiB from the program’s memory into the page cache.',
    ),
    kernel(
      'mark as changed',
      machine.time('markDirty'),
      'The page now differs from the disk. The kernel notes that, and is done.',
    ),
    leave(machine),
  ];
}

/** What `fsync()` adds: the page goes to the device, then the device empties its own buffer. */
export function syncSteps(machine: Machine): Step[] {
  return [
    enter(machine, 'fsync()'),
    ...toDevice(machine),
    deviceStep(
      machine,
      'take the data',
      'The device fetches the data from memory (DMA) into its own buffer.',
      'write',
    ),
    interrupt(machine),
    driver(machine, 'driver: flush'),
    deviceStep(
      machine,
      'flush',
      'The device moves its buffer to where the data survives a power cut.',
      'flush',
    ),
    interrupt(machine),
    leave(machine),
  ];
}

function enter({ time }: Machine, call: string): Step {
  return {
    lane: 'application',
    name: `call ${call}`,
    takes: time('systemCall') / 2,
    detail: 'The processor changes from user mode to kernel mode.',
  };
}

function leave({ time }: Machine): Step {
  return {
    lane: 'application',
    name: 'return',
    takes: time('systemCall') / 2,
    detail: 'The processor changes back to user mode; the program goes on.',
  };
}

function lookUp({ time }: Machine): Step[] {
  return [
    kernel(
      'VFS',
      time('vfs'),
      'The virtual file system finds the open file and checks that the call is allowed.',
    ),
    kernel('page cache', time('cacheLookup'), 'Is this part of the file in memory already?'),
  ];
}

function toDevice(machine: Machine): Step[] {
  return [
    kernel(
      'file system',
      machine.time('fileSystem'),
      'Which block of the device holds this part of the file?',
    ),
    kernel(
      'block layer',
      machine.time('blockLayer'),
      'A request is made, and perhaps merged with its neighbours.',
    ),
    driver(machine, 'driver: submit'),
  ];
}

function driver({ device, time }: Machine, name: string): Step {
  return kernel(name, time(DEVICES[device].driver), DEVICES[device].bell);
}

function deviceStep(
  { device, slower, time }: Machine,
  name: string,
  detail: string,
  work: 'read' | 'write' | 'flush',
): Step {
  const takes = DEVICES[device][work].reduce((sum, fact) => sum + time(fact), 0) * slower;
  return { lane: 'hardware', name, takes, detail };
}

function interrupt({ wake, time }: Machine): Step {
  return kernel(
    'interrupt',
    wake ?? time('interrupt'),
    'The device says that it is done. The kernel wakes the program, which slept meanwhile.',
  );
}

function kernel(name: string, takes: Ms, detail: string): Step {
  return { lane: 'kernel', name, takes, detail };
}
