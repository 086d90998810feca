/** From the reader’s settings to the model’s scenario, and from its trace to one sentence. */

import type { PortScenario } from '../../sim/linux/network/containers.ts';
import type { Trace } from '../../sim/linux/network/trace.ts';
import type { ParamValues } from '../params.ts';
import type { PortSchema } from './params.ts';

const ADDRESS: Readonly<Record<string, string>> = { all: '0.0.0.0', local: '127.0.0.1' };

/** The choices' keys are the model's own words: parseParams lets no other value through. */
export function scenarioOf(values: ParamValues<PortSchema>): PortScenario {
  return {
    network: values.network as PortScenario['network'],
    published: [values.port1, values.port2],
    publishOn: ADDRESS[values.publish] ?? '0.0.0.0',
    listenOn: ADDRESS[values.listen] ?? '0.0.0.0',
    hostPort: values.taken,
    request: {
      from: values.from as PortScenario['request']['from'],
      to: values.to as PortScenario['request']['to'],
      port: values.port,
    },
  };
}

/** "web-1 answers after 6 steps." */
export function endInWords({ steps, ending, by }: Trace): string {
  switch (ending) {
    case 'answered':
      return `${by ?? 'Somebody'} answers, in step ${String(steps.length)}.`;
    case 'refused':
      return `Refused in step ${String(steps.length)}: nobody listens there (ECONNREFUSED).`;
    case 'lost':
      return steps.length === 0
        ? 'The asker isn’t running.'
        : `Lost in step ${String(steps.length)}: there is no way to that address from here.`;
  }
}
