/** The density figure's words and its picture. */

import { describe, expect, it } from 'vitest';
import { BOXES } from '../../../../src/sim/cost/density.ts';
import { fleetOf } from '../../../../src/widgets/density/fleet.ts';
import { density } from '../../../../src/widgets/density/params.ts';
import { draw } from '../../../../src/widgets/density/picture.ts';
import { PRESETS } from '../../../../src/widgets/density/presets.ts';
import {
  amount,
  boxInWords,
  theSum,
  whatDecides,
  whatFits,
} from '../../../../src/widgets/density/words.ts';
import { initialValues } from '../../../../src/widgets/params.ts';

const BASE = initialValues(density.params);
const FLEET = fleetOf(BASE);

describe('words', () => {
  it('make the sum, and name what it forgets', () => {
    expect(theSum(FLEET)).toBe(
      '10\u00A0VMs of 1\u00A0GB and the host’s own 1\u00A0GB make 11\u00A0GB. The monitors beside them take another 1.3\u00A0GB: 12.3\u00A0GB.',
    );
  });

  it('say how many fit', () => {
    expect(whatFits(FLEET)).toBe(
      'Of a program that needs 100\u00A0MB, 64\u00A0GB hold 55\u00A0VMs, 459\u00A0microVMs, 562\u00A0containers or 629\u00A0modules.',
    );
  });

  it('say when the box doesn’t matter', () => {
    const large = fleetOf({ ...BASE, program: 16_000 });
    expect(whatDecides(large)).toMatch(/hardly matters/);
    expect(whatDecides(FLEET)).toMatch(/while the program is small/);
    expect(whatDecides(fleetOf({ ...BASE, ram: 1 }))).toMatch(/no room for one/);
  });

  it('say what is too much, and what fits not even once', () => {
    const crowded = fleetOf({ ...BASE, guests: 100 });
    expect(boxInWords(crowded, 'vm')).toMatch(/more than the machine has/);
    expect(boxInWords(crowded, 'container')).not.toMatch(/more than the machine has/);
    expect(boxInWords(fleetOf({ ...BASE, ram: 1 }), 'vm')).toMatch(/Not one fits\./);
  });

  it('write amounts in gigabytes from 1,000 MB on', () => {
    expect([amount(0.1), amount(131), amount(1000), amount(12_310), amount(256_000)]).toEqual([
      '0.1\u00A0MB',
      '131\u00A0MB',
      '1\u00A0GB',
      '12.3\u00A0GB',
      '256\u00A0GB',
    ]);
  });
});

describe('the picture', () => {
  it.each(PRESETS.map((preset) => [preset.label, preset.values] as const))(
    'of “%s” stays inside the machine, and light',
    (_label, values) => {
      for (const box of BOXES) {
        const { once, end, bands, lines } = draw(fleetOf({ ...BASE, ...values }), box);
        expect(once).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(100 + 1e-6);
        expect(bands.length).toBeLessThan(100);
        expect(lines.length).toBeLessThan(3000);
      }
    },
  );

  it('has a cell for each guest that fits', () => {
    const { count, bands, lines } = draw(FLEET, 'vm');
    const columns = [...lines.matchAll(/V/g)].length - 1;
    expect(count).toBe(55);
    expect(bands).toHaveLength(3);
    expect(columns * bands.length).toBeGreaterThanOrEqual(count);
    expect((columns - 1) * bands.length).toBeLessThan(count);
  });

  it('is empty but for the host where nothing fits', () => {
    expect(draw(fleetOf({ ...BASE, ram: 1 }), 'vm')).toMatchObject({
      count: 0,
      bands: [],
      lines: '',
    });
  });
});
