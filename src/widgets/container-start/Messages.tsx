/** Who asks whom for what, in order: what the bars of the timeline don't say. */

import { formatMs } from '../../recording/format.ts';
import { actors } from '../../sim/oci/actors.ts';
import type { DockerRun, RunScenario } from '../../sim/oci/docker-run.ts';
import { Icon } from '../../ui/Icon.tsx';

interface MessagesProps {
  readonly run: DockerRun;
  readonly scenario: RunScenario;
}

export function Messages({ run: { messages }, scenario }: MessagesProps) {
  if (messages.length === 0) return null;
  const cast = actors(scenario);
  const name = (id: string) => cast.find((actor) => actor.id === id)?.name ?? id;
  return (
    <details class="cs-messages">
      <summary>{`Who asks whom: ${String(messages.length)} messages`}</summary>
      <ol>
        {messages.map((message, index) => (
          <li key={index}>
            <span class="n">{formatMs(message.at)}</span>
            <span>
              {name(message.from)} <Icon name="right" />
              <span class="visually-hidden">to </span> {name(message.to)}
            </span>
            <code>{message.text}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
