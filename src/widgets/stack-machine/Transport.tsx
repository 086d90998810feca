/** Forward, back, to any step, or all by itself. */

import { Icon, type IconName } from '../../ui/Icon.tsx';
import type { Play } from './use-play.ts';

interface TransportProps {
  readonly step: number;
  readonly last: number;
  readonly play: Play;
  readonly onStep: (step: number) => void;
}

export function Transport({ step, last, play, onStep }: TransportProps) {
  const go = (to: number) => {
    play.stop();
    onStep(Math.max(0, Math.min(last, to)));
  };
  return (
    <div class="sm-bar" role="group" aria-label="Steps">
      <Button icon="prev" label="One step back" off={step === 0} press={() => go(step - 1)} />
      <Button
        icon={play.playing ? 'pause' : 'play'}
        label={play.playing ? 'Pause' : 'Play'}
        press={play.toggle}
      />
      <Button icon="next" label="One step forward" off={step === last} press={() => go(step + 1)} />
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`${String(step)} of ${String(last)}`}
        min={0}
        max={last}
        step={1}
        value={step}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <span>{`step ${String(step)} of ${String(last)}`}</span>
    </div>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly press: () => void;
  /** Nothing more that way; it stays focusable, so that the keyboard's place isn't lost. */
  readonly off?: boolean;
}

function Button({ icon, label, press, off = false }: ButtonProps) {
  return (
    <button
      type="button"
      class="btn square"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  );
}
