/** What a reader does in the container: change or delete the chosen file, make a new one, take it back. */

import { useState } from 'preact/hooks';
import type { Change } from '../../sim/oci/writable.ts';
import { TextField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Settings } from '../use-params.ts';
import { layerStack, type LayerStackSchema } from './params.ts';
import { story, withChange, type Stack } from './stack.ts';

interface ActionsProps {
  readonly stack: Stack;
  readonly settings: Settings<LayerStackSchema>;
  readonly onChange: () => void;
}

export function Actions({ stack, settings, onChange }: ActionsProps) {
  const { values, set } = settings;
  const change = (kind: Change['kind'], path: string) => {
    set('changes', withChange(values.changes, { kind, path }));
    set('path', path);
    onChange();
  };
  return (
    <div class="ls-actions" role="group" aria-label="In the container">
      <Chosen stack={stack} path={values.path} onChange={change} />
      <NewFile onChange={change} />
      <History stack={stack} settings={settings} />
    </div>
  );
}

interface ChosenProps {
  readonly stack: Stack;
  readonly path: string;
  readonly onChange: (kind: Change['kind'], path: string) => void;
}

function Chosen({ stack, path, onChange }: ChosenProps) {
  const type = stack.merged.find((seen) => seen.path === path)?.node.type;
  const action = (kind: Change['kind'], label: string) => (
    <button
      type="button"
      class="btn"
      disabled={type === undefined}
      onClick={() => {
        onChange(kind, path);
      }}
    >
      {label}
    </button>
  );
  return (
    <div class="ls-chosen">
      <p>
        <code>{path}</code>
      </p>
      <ul>
        {story(stack, path).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="cs-operations">
        {type === 'dir' ? action('renew', 'Empty it') : action('write', 'Change it')}
        {action('delete', 'Delete it')}
      </div>
    </div>
  );
}

function NewFile({ onChange }: Pick<ChosenProps, 'onChange'>) {
  const [typed, setTyped] = useState('app/notes.txt');
  return (
    <div class="cs-operations">
      <TextField
        label="A new file"
        value={typed}
        maxLength={layerStack.params.path.maxLength}
        onChange={setTyped}
      />
      <button
        type="button"
        class="btn"
        onClick={() => {
          onChange('new', typed.trim().replace(/^\/+/, ''));
        }}
      >
        Make it
      </button>
    </div>
  );
}

function History({ stack, settings }: Pick<ActionsProps, 'stack' | 'settings'>) {
  const { values, set } = settings;
  const last = stack.done.at(-1);
  return (
    <>
      <p role="status" class={last?.refused === true ? 'cs-error' : 'ls-last'}>
        {last?.refused === true && <Icon name="x" />}
        {last?.said ?? 'Nothing has been written yet.'}
      </p>
      {last !== undefined && (
        <div class="cs-operations">
          <button
            type="button"
            class="btn bare"
            onClick={() => {
              set('changes', values.changes.split(';').slice(0, -1).join(';'));
            }}
          >
            Undo
          </button>
          <button
            type="button"
            class="btn bare"
            onClick={() => {
              set('changes', '');
            }}
          >
            A new container
          </button>
        </div>
      )}
    </>
  );
}
