/** The self-check: one question after the other, every answer explained, as many tries as the reader likes. */

import { useState } from 'preact/hooks';
import { mark } from '../../learner/progress.ts';
import { Icon } from '../../ui/Icon.tsx';
import { InlineText } from '../../ui/InlineText.tsx';

interface Option {
  readonly text: string;
  readonly why: string;
  readonly right: boolean;
}

export interface Question {
  readonly question: string;
  readonly options: readonly Option[];
}

interface QuizProps {
  readonly questions: readonly Question[];
  readonly lesson?: string;
}

export default function Quiz({ questions, lesson }: QuizProps) {
  const [solved, setSolved] = useState<ReadonlySet<number>>(new Set());
  const solve = (index: number) => {
    const next = new Set(solved).add(index);
    setSolved(next);
    if (next.size === questions.length) mark(lesson, 'checked');
  };
  return (
    <div class="quiz not-content">
      {questions.map((question, index) => (
        <QuestionView
          key={question.question}
          question={question}
          place={`${String(index + 1)} of ${String(questions.length)}`}
          name={`q${String(index + 1)}`}
          onRight={() => {
            solve(index);
          }}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly place: string;
  readonly name: string;
  readonly onRight: () => void;
}

function QuestionView({ question, place, name, onRight }: QuestionProps) {
  const [picked, setPicked] = useState<number>();
  const [checked, setChecked] = useState<number>();
  const check = () => {
    setChecked(picked);
    if (picked !== undefined && question.options[picked]?.right === true) onRight();
  };
  return (
    <fieldset class="quiz-question">
      <legend>
        <span>Question {place}</span>
        <InlineText text={question.question} />
      </legend>
      <ol class="choices">
        {question.options.map((option, index) => (
          <li key={option.text} class={verdictClass(option, index === checked)}>
            <label>
              <input
                type="radio"
                name={name}
                checked={picked === index}
                onChange={() => {
                  setPicked(index);
                }}
              />
              <i aria-hidden="true">{'ABCDE'[index]}</i>
              <span>
                <InlineText text={option.text} />
              </span>
            </label>
            {index === checked && <Verdict option={option} />}
          </li>
        ))}
      </ol>
      <button type="button" class="btn" disabled={picked === undefined} onClick={check}>
        Check
      </button>
    </fieldset>
  );
}

function verdictClass(option: Option, checked: boolean): string | undefined {
  if (!checked) return undefined;
  return option.right ? 'good' : 'bad';
}

function Verdict({ option }: { readonly option: Option }) {
  return (
    <div class="tell" role="status">
      <Icon name={option.right ? 'ok' : 'x'} />
      <p>
        <b>{option.right ? 'Right. ' : 'Not this one. '}</b>
        <InlineText text={option.why} />
      </p>
    </div>
  );
}
