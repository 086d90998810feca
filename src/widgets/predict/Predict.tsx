/** A reader commits to an answer, or skips, before anything runs; the answer stays in this browser. */

import { useState } from 'preact/hooks';
import { commit, onPredictions, prediction, type Prediction } from '../../learner/predictions.ts';
import { mark } from '../../learner/progress.ts';
import { useShared } from '../../ui/use-store.ts';
import type { Prediction as Question } from '../../lesson/schema.ts';
import { Choices } from './Choices.tsx';
import { initialMarks, Marks } from './Marks.tsx';

interface PredictProps {
  /** Under which the answer is kept: "the-machine/path". */
  readonly id: string;
  readonly lesson: string;
  readonly question: Question;
}

type Draft = Readonly<Record<string, number | string>>;

export default function Predict({ id, lesson, question }: PredictProps) {
  const kept = useShared<Prediction | undefined>(onPredictions, () => prediction(id), undefined);
  const [draft, setDraft] = useState<Draft>(
    question.kind === 'marks' ? initialMarks(question.lanes) : {},
  );
  const decided = kept !== undefined;
  const shown = kept ?? draft;
  const decide = (value: Prediction) => {
    commit(id, value);
    mark(lesson, 'predicted');
  };
  const change = (name: string, value: number | string) => {
    setDraft({ ...draft, [name]: value });
  };
  return (
    <section class="predict not-content" aria-labelledby={`${question.id}-predict`}>
      <h2 id={`${question.id}-predict`}>{question.title}</h2>
      <p>{question.prompt}</p>
      {question.kind === 'marks' ? (
        <Marks question={question} marks={shown} locked={decided} onChange={change} />
      ) : (
        <Choices question={question} chosen={shown.choice} locked={decided} onChange={change} />
      )}
      <Act
        kept={kept}
        ready={question.kind === 'marks' || draft.choice !== undefined}
        onCommit={() => {
          decide(draft);
        }}
        onSkip={() => {
          decide(null);
        }}
        onAgain={() => {
          commit(id, undefined);
        }}
      />
    </section>
  );
}

interface ActProps {
  readonly kept: Prediction | undefined;
  readonly ready: boolean;
  readonly onCommit: () => void;
  readonly onSkip: () => void;
  readonly onAgain: () => void;
}

function Act({ kept, ready, onCommit, onSkip, onAgain }: ActProps) {
  if (kept !== undefined) {
    return (
      <div class="act" role="status">
        <span>
          {kept === null
            ? 'You skipped this. You can still answer.'
            : 'Kept, in this browser only. Now run it.'}
        </span>
        <button type="button" class="btn bare" onClick={onAgain}>
          {kept === null ? 'Answer after all' : 'Change it'}
        </button>
      </div>
    );
  }
  return (
    <div class="act">
      <button type="button" class="btn go" disabled={!ready} onClick={onCommit}>
        Commit to this
      </button>
      <button type="button" class="btn bare" onClick={onSkip}>
        Skip
      </button>
      <span>It is kept in this browser only.</span>
    </div>
  );
}
