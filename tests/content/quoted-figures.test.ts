/** Figures that the lessons on one machine quote are those that their models and facts give. */

import { describe, expect, it } from 'vitest';
import cost from '../../content/facts/cost.json' with { type: 'json' };
import disks from '../../content/facts/contention.json' with { type: 'json' };
import { extent, type Recording } from '../../src/recording/recording.ts';
import { DEFAULT_COSTS, type CostInputs } from '../../src/sim/cost/inputs.ts';
import { compareCosts } from '../../src/sim/cost/ownership.ts';
import { contend } from '../../src/sim/linux/contention.ts';
import { STORAGE_FACTS } from '../../src/sim/linux/storage-facts.ts';
import { timeByLane } from '../../src/sim/linux/storage-lanes.ts';
import { storagePath } from '../../src/sim/linux/storage-path.ts';
import { contention } from '../../src/widgets/contention/params.ts';
import { initialValues } from '../../src/widgets/params.ts';
import { storagePathWidget } from '../../src/widgets/storage-path/params.ts';
import { scenarioOf } from '../../src/widgets/storage-path/scenario.ts';
import { claimText, lessonText, plain, rounded, time } from './quotes.ts';

const MICRO = 0.001;
const micro = (value: number) => time(value * MICRO);

describe('The machine', () => {
  const text = lessonText('the-machine');
  const path = (changes: object): Recording =>
    storagePath(scenarioOf({ ...initialValues(storagePathWidget.params), ...changes }), 0);
  const end = (changes: object) => extent(path(changes)).end;
  const lane = (changes: object, name: string) => timeByLane(path(changes)).get(name) ?? Number.NaN;

  it('quotes what a read costs', () => {
    const kernel = time(lane({}, 'kernel'));
    const interrupt = String(STORAGE_FACTS.interrupt.value);
    expect(text).toContain(
      `own steps take about ${kernel} together, ${interrupt} of them for the interrupt`,
    );
    const disk = time(lane({ device: 'hdd' }, 'hardware'));
    expect(text).toContain(
      `The NVMe SSD takes ${time(lane({}, 'hardware'))}, a hard disk ${disk}.`,
    );
    expect(text).toContain(`There and back took ${micro(STORAGE_FACTS.systemCall.value)}`);
  });

  it('quotes what the page cache saves', () => {
    const hit = end({ cache: 'hit' });
    const [nvme, disk] = [end({}) / hit, end({ device: 'hdd' }) / hit];
    expect(text).toContain(
      `${time(hit)}, about ${rounded(nvme)} times faster than from the SSD and ${rounded(disk)} times faster than from the hard disk`,
    );
  });

  it('says “about a microsecond” of a write that is one, rounded', () => {
    expect(text).toContain('says “written” after about a microsecond');
    expect(Math.round(end({ operation: 'write' }) / MICRO)).toBe(1);
  });

  it('quotes flushes and boots from their facts', () => {
    expect(text).toContain('its buffer, and needs 10 to 60 µs');
    expect(plain(STORAGE_FACTS.flushNvme.note ?? '')).toContain('in 10 to 60 µs');
    const seconds = ([low, high]: readonly [number, number] = [0, 0]) =>
      `${String(Math.round(low / 1000))} to ${String(Math.round(high / 1000))} s`;
    const { bootFirmware, bootKernel } = STORAGE_FACTS;
    expect(text).toContain(
      `the firmware took ${seconds(bootFirmware.range)}, and the kernel ${seconds(bootKernel.range)}.`,
    );
  });
});

describe('Bare metal', () => {
  const text = lessonText('bare-metal');
  const fight = (changes: object) =>
    contend({ ...initialValues(contention.params), disk: 'hdd', ...changes });
  const slowest = (changes: object) =>
    time(Math.max(...fight(changes).samples.map(({ responseMs }) => responseMs ?? 0)));
  const NUMBERS = new Map([
    [6, 'six'],
    [16, 'sixteen'],
  ]);
  const seconds = (ms: number | undefined) => NUMBERS.get(Math.round((ms ?? 0) / 1000));

  it('quotes when the small program suffers, and how much', () => {
    const { samples } = fight({});
    const calm = samples[0]?.responseMs ?? 0;
    const first = samples.find(({ responseMs = 0 }) => responseMs > calm * 1.01);
    expect(text).toContain(
      `the small program suffered after ${String(seconds(first?.at))} seconds`,
    );
    expect(text).toContain(`went from ${time(calm)} to ${slowest({})}, and`);
  });

  it('quotes who is killed, without swap and with it', () => {
    const [first] = fight({}).kills;
    expect(text).toContain(
      `After ${String(seconds(first?.at))} seconds memory was full, and the kernel killed the ${String(first?.program)}.`,
    );
    expect(text).toContain('the database lived, and the greedy program died in the end');
    expect(fight({ swap: 2 }).kills.map(({ program }) => program)).toEqual(['greedy']);
  });

  it('quotes what swapping costs on each disk', () => {
    const [disk, ssd] = [slowest({ swap: 2 }), slowest({ swap: 2, disk: 'ssd' })];
    expect(text).toContain(`took up to ${disk} on a hard disk. On a SATA SSD it was ${ssd}.`);
    const reads = Math.round(100 / disks.hardDiskAccess.value) * 10;
    expect(text).toContain(`does some ${String(reads)} random reads a second`);
  });

  it('quotes which bill is the smaller one', () => {
    const bills = (changes: Partial<CostInputs>) => compareCosts({ ...DEFAULT_COSTS, ...changes });
    const paid = bills({});
    expect(text).toContain(
      `an hour of work at $${String(DEFAULT_COSTS.rate)}, renting was cheaper`,
    );
    expect(paid.own.perMonth).toBeGreaterThan(paid.cloud.perMonth);
    expect(text).toContain('took one hour a month more');
    expect(DEFAULT_COSTS.ownHours - DEFAULT_COSTS.cloudHours).toBe(1);
    const months = bills({ rate: 0 }).breakEvenMonths ?? 0;
    expect(text).toContain(`paid for itself in about ${String(seconds(months * 1000))} months`);
  });

  it('asks a question on costs of which only the right answer makes owning cheaper', () => {
    const owns = (changes: Partial<CostInputs>) => {
      const { own, cloud } = compareCosts({ ...DEFAULT_COSTS, use: 100 / 12, ...changes });
      return own.perMonth < cloud.perMonth;
    };
    expect(owns({ rate: 0 })).toBe(true);
    const others = [{}, { use: 100 / 24 }, { kwh: 2 * DEFAULT_COSTS.kwh }, { hour: 0 }];
    expect(others.map(owns)).toEqual([false, false, false, false]);
  });

  it('quotes power and rent in a claim from the facts of the cost model', () => {
    const watts = 4 * cost.idlePower.value;
    expect(claimText('C015')).toContain(
      `draw about ${String(Math.round(watts))} W when idle, some ${rounded((watts * 8760) / 1000)} kWh in a year`,
    );
    const rent = Math.round(cost.instanceHour.value * 8760);
    expect(claimText('C015')).toContain(`about $${String(rent)} in a year`);
  });
});
