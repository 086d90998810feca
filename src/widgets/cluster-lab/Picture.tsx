/** The cluster at one moment: control plane, bus, nodes with their pods, and the key to it all. */

import type { Picture as ClusterPicture } from '../../sim/kube/session/picture.ts';
import { Cells } from './Cells.tsx';
import { NodeBox, PodBox } from './NodeBox.tsx';
import { clock } from './story.ts';
import { count, loadInWords } from './words.ts';

/** Nodes side by side. */
const COLUMNS = 4;

interface PictureProps {
  readonly picture: ClusterPicture;
  /** It is still that of another cluster, and better not shown. */
  readonly settingUp: boolean;
}

export function Picture({ picture, settingUp }: PictureProps) {
  const { nodes, waiting, detailed } = picture;
  if (settingUp) {
    return (
      <p role="status">
        The cluster is being set up and played. Its picture comes once it has got to this moment.
      </p>
    );
  }
  return (
    <div class="cl" role="group" aria-label={`The cluster at ${clock(picture.at)}`}>
      <Plane picture={picture} />
      {detailed ? (
        <>
          <Bus picture={picture} />
          <ul class="cl-nodes">
            {nodes.map((node) => (
              <NodeBox key={node.name} node={node} />
            ))}
          </ul>
        </>
      ) : (
        <Cells picture={picture} />
      )}
      <Loads picture={picture} />
      <div class="cl-tray">
        <span>{waiting.length === 0 ? 'No pod waits for a node.' : 'On no node yet:'}</span>
        <ul class="cl-pods">
          {waiting.map((pod) => (
            <PodBox key={pod.name} pod={pod} />
          ))}
        </ul>
        {(picture.counts.waiting ?? 0) > waiting.length && (
          <span>{`and ${count((picture.counts.waiting ?? 0) - waiting.length, 'more')}`}</span>
        )}
      </div>
      {detailed && <Key picture={picture} />}
    </div>
  );
}

function Plane({ picture }: { readonly picture: ClusterPicture }) {
  const { counts, workloads, messages, objects, stopped } = picture;
  const wanted = workloads.reduce((sum, one) => sum + one.wanted, 0);
  const ready = counts.ready ?? 0;
  const waiting = counts.waiting ?? 0;
  const last = messages.at(-1);
  const speaks = (who: string) => messages.some(({ by }) => by === who);
  return (
    <div class="cl-plane l-orchestrator">
      <Part name="etcd" words={count(objects, 'object')} />
      <div class={`cl-part api${stopped.includes('kube-apiserver') ? ' stopped' : ''}`}>
        <b>API server</b>
        <span>
          {stopped.includes('kube-apiserver')
            ? 'stopped: nobody can read or write, and what runs goes on'
            : last === undefined
              ? 'the only door: everyone else reads and writes through it'
              : `${last.by}: ${last.words}`}
        </span>
      </div>
      <Part
        name="scheduler"
        words={waiting === 0 ? 'nothing unbound' : `${count(waiting, 'pod')} unbound`}
        speaks={speaks('scheduler')}
        stopped={stopped.includes('kube-scheduler')}
      />
      <Part
        name="controllers"
        words={`${count(wanted)} wanted, ${count(ready)} ready`}
        speaks={speaks('controllers') || speaks('node controller')}
        stopped={stopped.includes('kube-controller-manager')}
      />
    </div>
  );
}

interface PartProps {
  readonly name: string;
  readonly words: string;
  /** It has just written to the API server. */
  readonly speaks?: boolean;
  readonly stopped?: boolean;
}

function Part({ name, words, speaks = false, stopped = false }: PartProps) {
  return (
    <div class={`cl-part${speaks ? ' speaks' : ''}${stopped ? ' stopped' : ''}`}>
      <b>{name}</b>
      <span class="more">{stopped ? 'stopped' : words}</span>
    </div>
  );
}

/** From the API server to each node of the first row; thicker where the node has just written. */
function Bus({ picture }: { readonly picture: ClusterPicture }) {
  const { nodes, messages, stopped } = picture;
  const silent = stopped.includes('kube-apiserver');
  const first = nodes.slice(0, COLUMNS);
  const middle = (index: number) => ((index + 0.5) / Math.min(COLUMNS, first.length)) * 100;
  const last = middle(first.length - 1);
  return (
    <svg
      class="cl-bus l-orchestrator"
      viewBox="0 0 100 44"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        class={silent ? 'cut' : ''}
        d={`M36 0V22M${Math.min(36, middle(0))} 22H${Math.max(36, last)}`}
      />
      {first.map(({ name, ready, power, network }, index) => (
        <path
          key={name}
          class={
            silent || ready !== 'True' || !power || !network
              ? 'cut'
              : messages.some(({ node }) => node === name)
                ? 'speaks'
                : ''
          }
          d={`M${middle(index)} 22V44`}
        />
      ))}
    </svg>
  );
}

/** A line for each workload that gets load or has an autoscaler. */
function Loads({ picture }: { readonly picture: ClusterPicture }) {
  const lines = picture.workloads.map(loadInWords).filter((words) => words !== '');
  if (lines.length === 0) return null;
  return (
    <ul class="cl-loads" aria-label="Load">
      {lines.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

const KEY = [
  ['ready', 'ready'],
  ['waiting', 'on no node'],
  ['bound', 'bound, waiting'],
  ['starting', 'starting, or not ready'],
  ['failing', 'failing'],
  ['ending', 'being deleted'],
  ['lost', 'lost with its node'],
  ['done', 'done'],
] as const;

function Key({ picture }: { readonly picture: ClusterPicture }) {
  const pods = [...picture.nodes.flatMap((node) => node.pods), ...picture.waiting];
  const shown = KEY.filter(([state]) => pods.some((pod) => pod.state === state));
  return (
    <ul class="cl-key" aria-label="Key">
      {shown.map(([state, words]) => (
        <li key={state}>
          <i class={`cl-pod l-container ${state}`} aria-hidden="true" />
          {words}
        </li>
      ))}
      {pods.some((pod) => pod.old) && (
        <li>
          <i class="cl-pod l-container ready old" aria-hidden="true" />
          of an older revision
        </li>
      )}
      {pods.some((pod) => pod.wasm) && (
        <li>
          <i class="cl-pod l-module wasm ready" aria-hidden="true" />
          Wasm pod
        </li>
      )}
    </ul>
  );
}
