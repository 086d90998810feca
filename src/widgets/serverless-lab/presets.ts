/** Curves that show one idea each. */

import { shapeToText } from '../../sim/serverless/traffic.ts';
import type { Preset } from '../Presets.tsx';
import type { LabSchema } from './params.ts';

const FLAT = shapeToText(Array.from({ length: 24 }, () => 100));

export const PRESETS: readonly Preset<LabSchema>[] = [
  {
    label: 'Spike',
    idea: 'Twenty times as much, for 50 seconds. Lambda starts an environment for each request that finds none. Knative panics, and starts many pods at once. The HPA looks every 15 seconds, and a full pod can only ask for a few more.',
    values: {},
  },
  {
    label: 'Steady load',
    idea: 'Nothing happens, for an hour. This is the case for something that is always there: whoever bills by the request bills all the time.',
    values: { curve: FLAT, peak: 40, length: 'hour' },
  },
  {
    label: 'Once an hour',
    idea: 'One request now and then. Nearly each of them meets a cold start, wherever something scales to zero. The machine waits a whole hour for a tenth of a second.',
    values: { curve: FLAT, peak: 1, per: 'hour', length: 'day' },
  },
  {
    label: 'Morning rush',
    idea: 'A working day. The climb takes hours, so every autoscaler can follow it; almost nobody notices a cold start.',
    values: {
      curve: '3.2.2.2.3.8.25.60.100.95.80.70.60.65.70.65.55.45.35.25.18.12.8.5',
      peak: 5,
      length: 'day',
    },
  },
  {
    label: 'Quiet night',
    idea: 'A shop that closes. From ten in the evening to six nobody asks; what scales to zero costs nothing then, and what doesn’t costs the same.',
    values: {
      curve: '0.0.0.0.0.0.20.40.70.90.100.90.80.90.100.90.70.60.60.50.40.20.0.0',
      peak: 120,
      per: 'minute',
      length: 'day',
    },
  },
];
