/** One node with its condition, its parts, its pods and what of it is asked for. */

import type { NodeView } from '../../sim/kube/session/picture.ts';
import type { PodView } from '../../sim/kube/session/pod-view.ts';
import { podInWords } from './words.ts';

export function NodeBox({ node }: { readonly node: NodeView }) {
  const { name, pods } = node;
  const down = node.ready !== 'True' || !node.power;
  return (
    <li class={down ? 'cl-node down' : 'cl-node'}>
      <div class="cl-node-head">
        <b>{name}</b>
        <span>{condition(node)}</span>
      </div>
      <div class="cl-kubelet">{machine(node)}</div>
      <ul class="cl-pods">
        {pods.map((pod) => (
          <PodBox key={pod.name} pod={pod} />
        ))}
      </ul>
      <Share name="cpu" part={node.power ? node.cpu : 0} />
      <Share name="mem" part={node.power ? node.memory : 0} />
      <svg class="cl-rock" width="100%" height="12" aria-hidden="true">
        <rect width="100%" height="12" style={{ fill: 'var(--layer-hardware)' }} />
        <rect width="100%" height="12" fill="url(#r-hardware)" />
      </svg>
    </li>
  );
}

/** What nobody in the cluster knows yet. */
function machine({ power, network }: NodeView) {
  if (!power) return <b>no power</b>;
  if (!network) return <b>no network: its pods go on</b>;
  return 'kubelet, kube-proxy, containerd';
}

function condition({ ready, cordoned }: NodeView): string {
  const is = ready === 'True' ? 'Ready' : 'NotReady';
  return cordoned ? `${is}, cordoned` : is;
}

export function PodBox({ pod }: { readonly pod: PodView }) {
  const { name, state, old, wasm, number } = pod;
  const words = podInWords(pod);
  return (
    <li
      class={`cl-pod ${state}${old ? ' old' : ''} ${wasm ? 'wasm l-module' : 'l-container'}`}
      title={words}
    >
      <span aria-hidden="true">{`${name.charAt(0)}${number === 0 ? '' : number}`}</span>
      {state === 'failing' && <i aria-hidden="true">!</i>}
      <span class="visually-hidden">{words}</span>
    </li>
  );
}

function Share({ name, part }: { readonly name: string; readonly part: number }) {
  const percent = `${Math.round(part * 100)}%`;
  return (
    <div class="cl-share">
      <span>{name}</span>
      <i style={{ '--f': percent }} aria-hidden="true" />
      <span>{percent.replace('%', '\u00A0%')}</span>
    </div>
  );
}
