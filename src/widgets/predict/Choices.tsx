/** A prediction as a choice of answers. */

import type { Prediction } from '../../lesson/schema.ts';
import { InlineText } from '../../ui/InlineText.tsx';

interface ChoicesProps {
  readonly question: Extract<Prediction, { kind: 'choice' }>;
  readonly chosen: number | string | undefined;
  readonly locked: boolean;
  readonly onChange: (name: string, value: string) => void;
}

export function Choices({ question, chosen, locked, onChange }: ChoicesProps) {
  return (
    <fieldset class="choices" disabled={locked}>
      <legend class="visually-hidden">{question.prompt}</legend>
      {question.options.map((option, index) => (
        <label key={option.id}>
          <input
            type="radio"
            name={`predict-${question.id}`}
            checked={chosen === option.id}
            onChange={() => {
              onChange('choice', option.id);
            }}
          />
          <i aria-hidden="true">{'ABCDE'[index]}</i>
          <span>
            <InlineText text={option.text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
