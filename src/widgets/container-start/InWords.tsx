/** The run in words: who the actors are, what they tell each other, and every span. */

import { formatMs } from '../../recording/format.ts';
import type { Recording } from '../../recording/recording.ts';
import { actors } from '../../sim/oci/actors.ts';
import type { DockerRun, RunScenario } from '../../sim/oci/docker-run.ts';
import { Words } from '../../ui/Words.tsx';

interface InWordsProps {
  readonly run: DockerRun;
  readonly scenario: RunScenario;
  /** The run, with a real one beside it where there is one. */
  readonly recording: Recording;
  readonly said: string;
}

export function InWords({ run, scenario, recording, said }: InWordsProps) {
  const cast = actors(scenario);
  const name = (id: string) => cast.find((actor) => actor.id === id)?.name ?? id;
  return (
    <>
      <p>{said}</p>
      <ul>
        {cast.map((actor) => (
          <li key={actor.id}>
            <b>{actor.name}</b>: {actor.task}
          </li>
        ))}
      </ul>
      {run.messages.length > 0 && (
        <ol>
          {run.messages.map((message, index) => (
            <li key={index}>
              {`At ${formatMs(message.at)} ${name(message.from)} to ${name(message.to)}: ${message.text}.`}
            </li>
          ))}
        </ol>
      )}
      <Words recording={recording} />
    </>
  );
}
