/** The endpoints controllers: which pods a Service sends to, and which it knows of but doesn't. */

import { selects } from '../selectors.ts';
import type { EndpointSlice, Pod, Service } from './objects.ts';
import { react, suffix, type Parts } from './parts.ts';

const ACTOR = 'endpoint-controller';

/** Source: kubernetes/kubernetes, pkg/controller/endpoint/endpoints_controller.go, as of 1.20. */
export function addEndpointsController(parts: Parts): void {
  const { world, api } = parts;
  api.watch(({ object, old }) => {
    if (object.kind === 'Service') react(parts, ACTOR, object.meta.name);
    if (object.kind !== 'Pod') return;
    for (const service of api.list('Service')) {
      const before = old?.kind === 'Pod' && isBehind(service, old);
      if (before || isBehind(service, object)) react(parts, ACTOR, service.meta.name);
    }
  });
  world.register(ACTOR, {
    wake(name) {
      const service = api.get('Service', name);
      if (service === undefined) {
        api.remove('Endpoints', name);
        return;
      }
      const pods = api.list('Pod').filter((pod) => isBehind(service, pod) && isReachable(pod));
      writeEndpoints(parts, name, pods);
      writeSlice(parts, service, pods);
    },
  });
}

function isBehind({ selector }: Service, { meta }: Pod): boolean {
  return selector !== undefined && selects({ matchLabels: selector }, meta.labels);
}

/** One without an address isn't, nor one that is on its way out. */
function isReachable({ meta, status }: Pod): boolean {
  return status.ip !== undefined && meta.deletion === undefined;
}

function writeEndpoints({ api }: Parts, name: string, pods: readonly Pod[]): void {
  const namesOf = (ready: boolean) =>
    pods.filter(({ status }) => status.ready === ready).map(({ meta }) => meta.name);
  const lists = { ready: namesOf(true), notReady: namesOf(false) };
  const known = api.get('Endpoints', name);
  if (known === undefined) api.create('Endpoints', { kind: 'Endpoints', meta: { name }, ...lists });
  else if (JSON.stringify([known.ready, known.notReady]) !== JSON.stringify(Object.values(lists))) {
    api.update('Endpoints', { ...known, ...lists });
  }
}

function writeSlice({ world, api }: Parts, { meta }: Service, pods: readonly Pod[]): void {
  const endpoints: EndpointSlice['endpoints'] = pods.map(({ meta: pod, spec, status }) => ({
    ...{ pod: pod.name, ready: status.ready, node: spec.nodeName ?? '' },
  }));
  const known = api.list('EndpointSlice').find((slice) => slice.meta.owner?.uid === meta.uid);
  if (known === undefined) {
    const owner = { kind: 'Service', name: meta.name, uid: meta.uid };
    const name = `${meta.name}-${suffix(world)}`;
    api.create('EndpointSlice', { kind: 'EndpointSlice', meta: { name, owner }, endpoints });
  } else if (JSON.stringify(known.endpoints) !== JSON.stringify(endpoints)) {
    api.update('EndpointSlice', { ...known, endpoints });
  }
}
