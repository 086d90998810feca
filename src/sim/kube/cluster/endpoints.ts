/** The endpoints controllers: which pods a Service sends to, and which it knows of but doesn't. */

import type { Ms } from '../../../recording/units.ts';
import { selects } from '../selectors.ts';
import type { EndpointSlice, Pod, Service } from './objects.ts';
import { REACTION, suffix, type Parts } from './parts.ts';
import { createThrottle } from './throttle.ts';

const ACTOR = 'endpoint-controller';

/** What each endpoint adds to the time that a list of them takes to be made and stored: assumed. */
const EACH: Ms = 0.05;

type Endpoint = EndpointSlice['endpoints'][number];

/** Source: kubernetes/kubernetes, pkg/controller/endpoint/endpoints_controller.go, as of 1.20. */
export function addEndpointsController(parts: Parts): void {
  const { world, api } = parts;
  const throttle = createThrottle(world);
  /** By pod. Kept as pods change, since a service may have thousands. */
  const behind = (service: string) => world.memory<Endpoint>(`${ACTOR}/behind ${service}`);
  const sync = (name: string) => {
    world.enqueue(world.uniform(...REACTION) + behind(name).size * EACH, ACTOR, name);
  };
  const look = (service: Service, pod: Pod, isGone: boolean) => {
    const { name } = pod.meta;
    const known = behind(service.meta.name);
    const before = known.get(name);
    const now = isGone || !isBehind(service, pod) ? undefined : endpointOf(pod);
    if (before?.ready === now?.ready && before?.node === now?.node) return;
    if (now === undefined) known.delete(name);
    else known.set(name, now);
    sync(service.meta.name);
  };
  const lookAtAll = (service: Service) => {
    behind(service.meta.name).clear();
    for (const pod of api.list('Pod')) look(service, pod, false);
    sync(service.meta.name);
  };
  api.watch(({ type, object }) => {
    if (object.kind === 'Service') lookAtAll(object);
    if (object.kind !== 'Pod') return;
    for (const service of api.list('Service')) look(service, object, type === 'DELETED');
  });
  world.register(ACTOR, {
    wake(name) {
      const service = api.get('Service', name);
      if (service === undefined) {
        behind(name).clear();
        api.remove('Endpoints', name);
        return;
      }
      if (!throttle.take(ACTOR)) {
        world.enqueue(throttle.wait, ACTOR, name);
        return;
      }
      const endpoints = [...behind(name).values()];
      writeEndpoints(parts, name, endpoints);
      writeSlice(parts, service, endpoints);
    },
  });
}

function isBehind({ selector }: Service, { meta }: Pod): boolean {
  return selector !== undefined && selects({ matchLabels: selector }, meta.labels);
}

/** A pod without an address isn't one, nor one that is on its way out. */
function endpointOf({ meta, spec, status }: Pod): Endpoint | undefined {
  if (status.ip === undefined || meta.deletion !== undefined) return undefined;
  return { pod: meta.name, ready: status.ready, node: spec.nodeName ?? '' };
}

function writeEndpoints({ api }: Parts, name: string, endpoints: readonly Endpoint[]): void {
  const ready: string[] = [];
  const notReady: string[] = [];
  for (const one of endpoints) (one.ready ? ready : notReady).push(one.pod);
  const lists = { ready, notReady };
  const known = api.get('Endpoints', name);
  if (known === undefined) api.create('Endpoints', { kind: 'Endpoints', meta: { name }, ...lists });
  else if (!areSame(known.ready, lists.ready) || !areSame(known.notReady, lists.notReady)) {
    api.update('Endpoints', { ...known, ...lists });
  }
}

function writeSlice(
  { world, api }: Parts,
  { meta }: Service,
  endpoints: readonly Endpoint[],
): void {
  const known = api.list('EndpointSlice').find((slice) => slice.meta.owner?.uid === meta.uid);
  if (known === undefined) {
    const owner = { kind: 'Service', name: meta.name, uid: meta.uid };
    const name = `${meta.name}-${suffix(world)}`;
    api.create('EndpointSlice', { kind: 'EndpointSlice', meta: { name, owner }, endpoints });
  } else if (!areSame(known.endpoints, endpoints)) {
    api.update('EndpointSlice', { ...known, endpoints });
  }
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
