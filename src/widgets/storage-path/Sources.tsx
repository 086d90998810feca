/** Every time that the model uses for the settings at hand, with its range and where it comes from. */

import { STORAGE_FACTS, type StorageFact } from '../../sim/linux/storage-facts.ts';
import { factsUsed, type StorageScenario } from '../../sim/linux/storage-path.ts';
import { FactsTable } from '../FactsTable.tsx';

const NAMES: Readonly<Record<StorageFact, string>> = {
  systemCall: 'system call, there and back',
  vfs: 'VFS',
  cacheLookup: 'page cache, look-up',
  copyPage: 'copy of 4 KiB',
  markDirty: 'mark a page dirty',
  fileSystem: 'file system',
  blockLayer: 'block layer',
  driverNvme: 'driver, NVMe',
  driverAhci: 'driver, SATA',
  interrupt: 'interrupt and wake-up',
  readNvme: 'NVMe SSD, read',
  writeNvme: 'NVMe SSD, write',
  flushNvme: 'NVMe SSD, flush',
  readSata: 'SATA SSD, read',
  writeSata: 'SATA SSD, write',
  flushSata: 'SATA SSD, flush',
  seekDisk: 'hard disk, move the arm',
  rotationDisk: 'hard disk, half a turn',
  bufferDisk: 'hard disk, into its buffer',
  bootFirmware: 'boot: firmware',
  bootLoader: 'boot: boot loader',
  bootKernel: 'boot: kernel',
  bootPrograms: 'boot: first programs',
};

export function Sources({ scenario }: { readonly scenario: StorageScenario }) {
  return (
    <>
      <p>
        One program makes one call and waits for the answer; nothing else runs. Each step takes the
        time below. Other machines differ by the range and more. Left out: read-ahead, the file
        system’s journal, other programs, and what the processor’s own caches do.
      </p>
      <FactsTable
        caption="Times and sources"
        what="Step"
        facts={factsUsed(scenario).map((name) => ({
          name: NAMES[name],
          fact: STORAGE_FACTS[name],
        }))}
      />
    </>
  );
}
