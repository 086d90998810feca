/** Every action that the model knows, with fields for the words that it needs. */

import { useState } from 'preact/hooks';
import { ACTIONS, type FieldKind } from '../../sim/kube/session/actions.ts';
import type { Action } from '../../sim/kube/session/scenario.ts';
import { ChoiceField, TextField } from '../../ui/Field.tsx';
import { ahead, clock } from './story.ts';
import type { Lab } from './use-lab.ts';

interface Props {
  readonly lab: Lab;
  readonly onAct: (action: Action) => void;
}

const LABELS: Readonly<Record<FieldKind, string>> = {
  workload: 'Workload',
  target: 'On',
  node: 'Node',
  pod: 'Pod',
  component: 'Part',
  number: 'Number',
  name: 'Name',
  image: 'Image',
  yaml: 'Manifest',
};

const names = Object.fromEntries(
  Object.entries(ACTIONS).flatMap(([name, { label, fields }]) =>
    Object.values(fields).includes('yaml') ? [] : [[name, label]],
  ),
);

export function AnyAction({ lab, onAct }: Props) {
  const [name, setName] = useState('scale');
  const [words, setWords] = useState<Readonly<Record<string, string>>>({
    replicas: '6',
    perSecond: '400',
    image: 'web:2',
    name: 'node-9',
  });
  const fields = ACTIONS[name]?.fields ?? {};
  const later = ahead(lab.scenario, lab.now);
  const value = (field: string, kind: FieldKind) => {
    const options = optionsFor(kind, lab);
    const written = words[field] ?? '';
    return options === undefined || Object.hasOwn(options, written)
      ? written
      : (Object.keys(options)[0] ?? '');
  };
  return (
    <>
      <ChoiceField label="Do" value={name} options={names} onChange={setName} />
      {Object.entries(fields).map(([field, kind]) => {
        const options = optionsFor(kind, lab);
        const common = {
          label: LABELS[kind],
          value: value(field, kind),
          onChange: (next: string) => setWords((now) => ({ ...now, [field]: next })),
        };
        return options === undefined ? (
          <TextField key={field} {...common} maxLength={120} />
        ) : (
          <ChoiceField key={field} {...common} options={options} />
        );
      })}
      <button
        type="button"
        class="btn go"
        onClick={() =>
          onAct({
            do: name,
            with: Object.fromEntries(
              Object.entries(fields).map(([field, kind]) => [field, value(field, kind)]),
            ),
          })
        }
      >
        {`Do it at ${clock(lab.now)}`}
      </button>
      {later > 0 && (
        <p class="cl-later">
          {later === 1
            ? 'One action comes later: it will be dropped, and you can get it back.'
            : `${later} actions come later: they will be dropped, and you can get them back.`}
        </p>
      )}
    </>
  );
}

const COMPONENTS = {
  'kube-apiserver': 'API server',
  'kube-scheduler': 'scheduler',
  'kube-controller-manager': 'controllers',
};

/** What there is to choose from at this moment; nothing where it is written. */
function optionsFor(
  kind: FieldKind,
  { picture }: Lab,
): Readonly<Record<string, string>> | undefined {
  const options = (all: readonly string[]) => Object.fromEntries(all.map((one) => [one, one]));
  if (kind === 'workload') {
    return options(picture.workloads.map((one) => `${one.kind.toLowerCase()}/${one.name}`));
  }
  if (kind === 'target') {
    return options([
      ...picture.services.map((name) => `service/${name}`),
      ...picture.workloads
        .filter((one) => one.kind === 'Deployment' || one.kind === 'StatefulSet')
        .map((one) => `${one.kind.toLowerCase()}/${one.name}`),
    ]);
  }
  if (kind === 'component') return COMPONENTS;
  if (kind === 'node') return options(picture.nodes.map(({ name }) => name));
  if (kind === 'pod') {
    const pods = [...picture.nodes.flatMap((node) => node.pods), ...picture.waiting];
    return options(pods.map(({ name }) => name));
  }
  return undefined;
}
