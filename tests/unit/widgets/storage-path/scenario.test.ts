/** The sentence above the timeline: what each layer had to do, said and not only drawn. */

import { describe, expect, it } from 'vitest';
import { storagePath } from '../../../../src/sim/linux/storage-path.ts';
import { initialValues } from '../../../../src/widgets/params.ts';
import { storagePathWidget } from '../../../../src/widgets/storage-path/params.ts';
import { scenarioOf, sumInWords } from '../../../../src/widgets/storage-path/scenario.ts';

const initial = initialValues(storagePathWidget.params);
const say = (change: Partial<typeof initial> = {}) =>
  sumInWords(storagePath(scenarioOf({ ...initial, ...change }), 0)).replaceAll('\u00A0', ' ');

describe('the sentence above the timeline', () => {
  it('gives each layer its working time', () => {
    expect(say()).toBe(
      '93 µs in all: program 140 ns, kernel 8 µs, firmware nothing, device 85 µs.',
    );
  });

  it('says that a hit needs no device', () => {
    expect(say({ cache: 'hit' })).toBe(
      '630 ns in all: program 140 ns, kernel 490 ns, firmware nothing, device nothing.',
    );
  });

  it('takes the interrupt in microseconds', () => {
    expect(say({ wake: 100 })).toContain('kernel 100 µs');
  });
});
