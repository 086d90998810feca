/** Quotes a reader's own prediction in the text that settles it. */

import { onPredictions, prediction, type Prediction } from '../../learner/predictions.ts';
import { formatMs } from '../../recording/format.ts';
import { InlineText } from '../../ui/InlineText.tsx';
import { useShared } from '../../ui/use-store.ts';

interface AnswerProps {
  /** "the-machine/path" */
  readonly id: string;
  /** Which of several marks; not needed for a choice. */
  readonly value?: string;
  /** The words of each choice. */
  readonly options?: Readonly<Record<string, string>>;
}

export default function Answer({ id, value = 'choice', options = {} }: AnswerProps) {
  const kept = useShared<Prediction | undefined>(onPredictions, () => prediction(id), undefined);
  if (kept === undefined) return <span class="blank">your answer</span>;
  const answer = kept?.[value];
  if (answer === undefined) return <span class="blank">you skipped this</span>;
  return (
    <mark>
      {typeof answer === 'number' ? (
        formatMs(answer)
      ) : (
        <InlineText text={options[answer] ?? answer} />
      )}
    </mark>
  );
}
