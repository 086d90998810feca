/** From a reader’s settings to the model’s scenario, and from its recording to one sentence. */

import { formatMs } from '../../recording/format.ts';
import { extent, type Recording } from '../../recording/recording.ts';
import { timeByLane } from '../../sim/linux/storage-lanes.ts';
import type { StorageScenario } from '../../sim/linux/storage-path.ts';
import type { ParamValues } from '../params.ts';
import { storagePathWidget, type StoragePathSchema } from './params.ts';

type Values = ParamValues<StoragePathSchema>;

const US_PER_MS = 1000;
const { params } = storagePathWidget;

/** The choices' keys are the model's own words: parseParams lets no other value through. */
export function scenarioOf(values: Values): StorageScenario {
  return {
    device: values.device as StorageScenario['device'],
    operation: values.operation as StorageScenario['operation'],
    cached: values.cache === 'hit',
    repeats: values.repeats,
    // Left alone it is one of the model’s own times, and drawn like them.
    wake: values.wake === params.wake.initial ? undefined : values.wake / US_PER_MS,
    slower: values.slower,
  };
}

/** "93 µs in all: program 0.14 µs, kernel 8 µs, firmware nothing, device 85 µs." */
export function sumInWords(recording: Recording): string {
  const times = timeByLane(recording);
  const parts = recording.lanes.map((lane) => {
    const time = times.get(lane.id) ?? 0;
    return `${lane.name} ${time === 0 ? 'nothing' : formatMs(time)}`;
  });
  return `${formatMs(extent(recording).end)} in all: ${parts.join(', ')}.`;
}
