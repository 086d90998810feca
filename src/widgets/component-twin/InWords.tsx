/** Starts, calls and output in words. */

import type { Recording } from '../../recording/recording.ts';
import { Words } from '../../ui/Words.tsx';
import type { Twin } from './use-twin.ts';

interface Props {
  readonly twin: Twin;
  readonly recording: Recording;
}

export function InWords({ twin: { plain, component }, recording }: Props) {
  if (plain === undefined || component === undefined) return <Words recording={recording} />;
  return (
    <>
      <Words recording={recording} />
      <p>{`Preview 1 printed: ${plain.stdout.trim()} Exit code ${String(plain.exitCode)}.`}</p>
      <p>{`The component printed: ${component.stdout.trim()} It ended with ${component.status}.`}</p>
    </>
  );
}
