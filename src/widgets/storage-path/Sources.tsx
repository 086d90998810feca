/** Every time that the model uses, with its range and where it comes from. */

import facts from '../../../content/facts/storage-path.json' with { type: 'json' };
import type { StorageFact } from '../../sim/linux/storage-facts.ts';

interface Fact {
  readonly value: number;
  readonly range: readonly number[];
  readonly unit: string;
  readonly grade: string;
  readonly source: string;
  readonly url?: string;
  readonly date: string;
  readonly note?: string;
}

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

export function Sources() {
  return (
    <>
      <p>
        One program makes one call and waits for the answer; nothing else runs. Each step takes the
        time below. Other machines differ by the range and more. Left out: read-ahead, the file
        system’s journal, other programs, and what the processor’s own caches do.
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Usual</th>
              <th scope="col">Range</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(NAMES) as StorageFact[]).map((name) => (
              <Row key={name} name={NAMES[name]} fact={facts[name]} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ name, fact }: { readonly name: string; readonly fact: Fact }) {
  const about = fact.grade === 'C' ? 'about ' : '';
  const { source, url, date, note } = fact;
  return (
    <tr>
      <td>{name}</td>
      <td class="n">{`${about}${number(fact.value)}\u00A0${fact.unit}`}</td>
      <td class="n">{fact.range.map(number).join(' to ')}</td>
      <td>
        {url === undefined ? source : <a href={url}>{source}</a>}
        {`, ${date}.`}
        {note !== undefined && ` ${note}`}
      </td>
    </tr>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
