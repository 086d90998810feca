/** The one primary action of a figure that runs something: it starts, and while that goes on it stops. */

import { Icon } from './Icon.tsx';

interface RunButtonProps {
  readonly running: boolean;
  /** "Run 20 times" */
  readonly label: string;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** The pointer or the focus has come near: a moment to fetch what the run will need. */
  readonly onNear?: () => void;
}

/** One element in both states, so that the keyboard's focus stays on it. */
export function RunButton({ running, label, onRun, onStop, onNear }: RunButtonProps) {
  return (
    <button
      type="button"
      class="btn go push"
      onPointerEnter={onNear}
      onFocus={onNear}
      onClick={running ? onStop : onRun}
    >
      <Icon name={running ? 'stop' : 'play'} />
      {running ? 'Stop' : label}
    </button>
  );
}
