/** What the storage path is told, for links, for the fields and for the catalogue. */

import { STORAGE_FACTS } from '../../sim/linux/storage-facts.ts';
import { defineWidget } from '../definition.ts';

export const storagePathWidget = defineWidget({
  name: 'storage-path',
  title: 'One read, layer by layer',
  alternative:
    'A simulated timeline with four lanes: program, kernel, firmware and device. It shows what a read or a write of 4 KiB costs in each of them; the firmware’s lane stays empty. One setting shows who reads the disk while a PC boots.',
  params: {
    operation: {
      kind: 'choice',
      label: 'Operation',
      initial: 'read',
      options: {
        read: 'read',
        write: 'write',
        'write-fsync': 'write and fsync',
        boot: 'switch the PC on',
      },
    },
    device: {
      kind: 'choice',
      label: 'Device',
      initial: 'nvme',
      options: { nvme: 'NVMe SSD', 'sata-ssd': 'SATA SSD', hdd: 'hard disk' },
    },
    cache: {
      kind: 'choice',
      label: 'The page is',
      initial: 'miss',
      options: { miss: 'not in the cache', hit: 'in the cache' },
      help: 'Whether the first read finds its page in memory.',
    },
    repeats: {
      kind: 'number',
      label: 'How often',
      initial: 1,
      min: 1,
      max: 20,
      step: 1,
      help: 'The same page again, one call after another.',
    },
    wake: {
      kind: 'number',
      label: 'Interrupt and wake-up',
      initial: STORAGE_FACTS.interrupt.value,
      min: 0,
      max: 1000,
      unit: 'µs',
      help: 'From the device’s interrupt until the program runs again.',
    },
    slower: {
      kind: 'number',
      label: 'Device takes',
      initial: 1,
      min: 0.1,
      max: 10,
      unit: 'times its usual time',
    },
    seed: {
      kind: 'number',
      label: 'Draw',
      initial: 0,
      min: 0,
      max: 999,
      step: 1,
      help: '0 takes each time at its usual value; any other number draws it from its source’s range.',
    },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type StoragePathSchema = typeof storagePathWidget.params;
