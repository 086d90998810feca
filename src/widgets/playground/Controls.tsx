/** What the reader chooses before they write: where to start, which language, or a file of their own. */

import type { Language, Level } from '../../compile/api.ts';
import { ChoiceField } from '../../ui/Field.tsx';
import { EXAMPLES, findExample, type Example } from './examples.ts';
import { playground } from './params.ts';
import { isLevel } from './saved.ts';

const LANGUAGES: Readonly<Record<Language, string>> = { wat: 'Text form (WAT)', c: 'C' };
const LEVELS: Readonly<Record<Level, string>> = {
  Os: 'for small code (-Os)',
  O2: 'for speed (-O2)',
  O0: 'as written (-O0)',
};

interface Props {
  readonly example: string;
  readonly language: Language;
  readonly level: Level;
  readonly onExample: (example: Example) => void;
  readonly onLanguage: (language: Language) => void;
  readonly onLevel: (level: Level) => void;
  readonly onFile: (file: File) => void;
}

export function Controls(props: Props) {
  return (
    <>
      <ChoiceField
        label={playground.params.example.label}
        options={Object.fromEntries(EXAMPLES.map(({ name, title }) => [name, title]))}
        value={props.example}
        onChange={(name) => props.onExample(findExample(name))}
      />
      <ChoiceField
        label="Language"
        options={LANGUAGES}
        value={props.language}
        onChange={(value) => props.onLanguage(value === 'c' ? 'c' : 'wat')}
      />
      {props.language === 'c' && (
        <ChoiceField
          label="Compile"
          options={LEVELS}
          value={props.level}
          onChange={(value) => props.onLevel(isLevel(value) ? value : 'Os')}
        />
      )}
      <label class="field">
        Or open a .wasm file
        <input
          type="file"
          accept=".wasm,application/wasm"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) props.onFile(file);
            // The same file can be chosen again after it was made anew.
            event.currentTarget.value = '';
          }}
        />
      </label>
    </>
  );
}
