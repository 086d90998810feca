/** Parts of the control plane that can be stopped, and which of the model’s actors belong to each. */

/** Named as their processes are. */
export type Component = 'kube-apiserver' | 'kube-scheduler' | 'kube-controller-manager';

/** What runs on the nodes, and requests that are on their way: none of these is ever stopped. */
const ON_NODES = 'nodes';
const SCHEDULER = 'default-scheduler';

/** The component of an actor; most are loops of the controller manager. */
export function componentOf(actor: string): string {
  const [stem] = actor.split('/');
  if (['kubelet', 'kube-proxy', 'kubectl', 'metrics-server'].includes(stem ?? '')) return ON_NODES;
  if (stem === 'kube-apiserver') return stem;
  if (actor === `${SCHEDULER}/bind`) return ON_NODES;
  return stem === SCHEDULER ? 'kube-scheduler' : 'kube-controller-manager';
}

/** What kubectl says where nobody answers. Source: kubectl’s own text for a refused connection. */
export const REFUSED =
  'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?';
