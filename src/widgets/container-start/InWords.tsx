/** The run in words: who the actors are, and every span. */

import type { Recording } from '../../recording/recording.ts';
import { actors } from '../../sim/oci/actors.ts';
import type { RunScenario } from '../../sim/oci/docker-run.ts';
import { Words } from '../../ui/Words.tsx';

interface InWordsProps {
  readonly scenario: RunScenario;
  /** The run, with a real one beside it where there is one. */
  readonly recording: Recording;
  readonly said: string;
}

export function InWords({ scenario, recording, said }: InWordsProps) {
  return (
    <>
      <p>{said}</p>
      <ul>
        {actors(scenario).map((actor) => (
          <li key={actor.id}>
            <b>{actor.name}</b>: {actor.task}
          </li>
        ))}
      </ul>
      <Words recording={recording} />
    </>
  );
}
