/** A recorded run and the model's on one clock, and the states at rest that both came to. */

import { moments, quietStretches } from '../../recording/quiet.ts';
import type { Provenance } from '../../recording/provenance.ts';
import { extent, type Recording } from '../../recording/recording.ts';
import { tornScale } from '../../recording/torn-scale.ts';
import type { TimeScale } from '../../recording/scale.ts';
import type { Ms } from '../../recording/units.ts';
import type { RecordedRun } from '../../sim/kube/recorded/form.ts';
import { replay } from '../../sim/kube/recorded/replay.ts';
import { countsInWords, countsOf, stageSpans } from '../../sim/kube/recorded/stages.ts';
import { recordedMoments, restsOf, type Moment } from '../../sim/kube/recorded/states.ts';

export interface Rest {
  readonly words: string;
  readonly recorded: Ms;
  /** When the model came to the same; nothing where it never did. */
  readonly simulated?: Ms;
}

export interface Compared {
  readonly recording: Recording;
  readonly rests: readonly Rest[];
}

/** So long without a change is a rest. */
const REST: Ms = 300;

export function compareRun(run: RecordedRun): Compared {
  const real = recordedMoments(run);
  const model = replay(run).moments;
  const until = 1.02 * Math.max(real.at(-1)?.at ?? 0, run.actions.at(-1)?.t_ms ?? 0);
  const recorded: Provenance = {
    kind: 'recorded',
    machine: `Kubernetes ${run.kubernetes} on two cores, Debian 12`,
    date: '2026-11-21',
  };
  const simulated: Provenance = {
    kind: 'simulated',
    model: 'cluster',
    parameters: `Kubernetes 1.${run.kubernetes.split('.')[1] ?? ''}, the recording’s nodes, delays and commands`,
    seed: 1,
  };
  return {
    recording: {
      title: run.title,
      lanes: [
        { id: 'done', name: 'what was done', layer: 'platform' },
        { id: 'recorded', name: 'real control plane', layer: 'orchestrator' },
        { id: 'simulated', name: 'this site’s model', layer: 'orchestrator' },
      ],
      spans: [
        ...stageSpans(real, 'recorded', recorded, until),
        ...stageSpans(model, 'simulated', simulated, until),
      ],
      events: run.actions
        .filter(({ t_ms: at }) => at >= 0)
        .map(({ t_ms: at, action }) => ({
          ...{
            lane: 'done',
            name: 'actions',
            at,
            provenance: recorded,
            detail: action,
          },
        })),
    },
    rests: restsBoth(real, model),
  };
}

/** Each state in which the real control plane rested, and when the model was in it. */
function restsBoth(real: readonly Moment[], model: readonly Moment[]): readonly Rest[] {
  const rests = distinct(restsOf(real, REST).filter(({ at }) => at > 0));
  const told = distinct(model).filter(({ at }) => at > 0);
  let from = 0;
  return rests.map(({ at, words }): Rest => {
    const index = told.findIndex((one, place) => place >= from && one.words === words);
    const found = told[index];
    if (found === undefined) return { words, recorded: at };
    from = index;
    return { words, recorded: at, simulated: found.at };
  });
}

interface Told {
  readonly at: Ms;
  readonly words: string;
}

/** The moments at which the words change. */
function distinct(moments: readonly Moment[]): readonly Told[] {
  const all = moments.map(({ at, state }) => ({ at, words: countsInWords(countsOf(state)) }));
  return all.filter(({ words }, index) => words !== '' && words !== all[index - 1]?.words);
}

/** A linear axis on which long stretches without any change are cut out. */
export function axisOf(recording: Recording): TimeScale {
  const { end } = extent(recording);
  return tornScale({ start: 0, end }, quietStretches(moments(recording), end));
}
