/** The eviction API: deletes a pod where its disruption budget allows it. */

import { budgetsOf } from './budgets.ts';
import type { Pod } from './objects.ts';
import { deletePod, type Parts } from './parts.ts';
import type { PodDisruptionBudget } from './policy-objects.ts';

/** Where requests wait: the budget is read first, and written a moment later. */
const ACTOR = 'kube-apiserver/eviction';
const WRITE = 5;
/** Where another request has written meanwhile, the server tries again by itself. */
const RETRY: readonly [number, number] = [500, 550];

/** What the server answers; `message` as it is worded. */
export type Answer =
  | { readonly code: 201 }
  | { readonly code: 404 | 429 | 500; readonly message: string; readonly cause?: string };

interface Request {
  readonly pod: string;
  /** Who is told, as an actor and its key. */
  readonly client: readonly [actor: string, key: string];
  /** The budget's version when it was read; nothing before. */
  readonly read?: number;
}

export interface Evictions {
  /** Sends a request; the client is woken when `answer` has something for it. */
  send(pod: string, client: Request['client']): void;
  /** The answer to the client's last request, once. */
  answer(client: Request['client']): Answer | undefined;
}

export function addEvictions(parts: Parts): Evictions {
  const { world } = parts;
  const requests = world.memory<Request>('kube-apiserver/evictions');
  const answers = world.memory<Answer>('kube-apiserver/eviction answers');
  const reply = (id: string, { client }: Request, answer: Answer) => {
    requests.delete(id);
    answers.set(client.join(' '), answer);
    world.after(0, ...client);
  };
  world.register(ACTOR, {
    wake(id) {
      const request = requests.get(id);
      if (request === undefined) return;
      const before = look(parts, request.pod);
      if (before.answer !== undefined) reply(id, request, before.answer);
      else if (before.budget === undefined) reply(id, request, evict(parts, request.pod));
      else if (request.read === undefined) {
        requests.set(id, { ...request, read: before.budget.meta.resourceVersion });
        world.after(WRITE, ACTOR, id);
      } else if (request.read === before.budget.meta.resourceVersion) {
        reply(id, request, evict(parts, request.pod));
      } else {
        const { read: _, ...again } = request;
        requests.set(id, again);
        world.after(world.uniform(...RETRY), ACTOR, id);
      }
    },
  });
  return {
    send(pod, client) {
      const id = client.join(' ');
      requests.set(id, { pod, client });
      world.after(WRITE, ACTOR, id);
    },
    answer(client) {
      const answer = answers.get(client.join(' '));
      answers.delete(client.join(' '));
      return answer;
    },
  };
}

/** Evicts the pod now, or says why not. */
function evict(parts: Parts, name: string): Answer {
  const { world, api } = parts;
  const { pod, budget, answer } = look(parts, name);
  if (answer !== undefined) return answer;
  if (budget !== undefined) {
    const { status } = budget;
    const disrupted = { ...status.disrupted, [name]: world.now() };
    const left = { ...status, allowed: status.allowed - 1, disrupted };
    api.update('PodDisruptionBudget', { ...budget, status: left });
  }
  deletePod(parts, pod);
  return { code: 201 };
}

type Look =
  | { readonly pod?: Pod; readonly answer: Answer; readonly budget?: undefined }
  | { readonly pod: Pod; readonly answer?: undefined; readonly budget?: PodDisruptionBudget };

/**
 * Whether the pod may go, and the budget that its going is taken from.
 *
 * Source: kubernetes/kubernetes, pkg/registry/core/pod/storage/eviction.go, 1.20 and later.
 */
function look(parts: Parts, name: string): Look {
  const pod = parts.api.get('Pod', name);
  if (pod === undefined) return { answer: { code: 404, message: `pods "${name}" not found` } };
  const isLost = pod.status.phase !== 'Running' || pod.meta.deletion !== undefined;
  if (isLost) return { pod };
  const [budget, ...others] = budgetsOf(parts, pod);
  if (others.length > 0) return { answer: { code: 500, message: TWO_BUDGETS } };
  if (budget === undefined || isFree(parts, pod, budget)) return { pod };
  const { status, meta } = budget;
  if (status.observed < meta.generation) {
    return {
      answer: refusal(`The disruption budget ${meta.name} is still being processed by the server.`),
    };
  }
  if (status.allowed > 0) return { pod, budget };
  const { desired, healthy } = status;
  return {
    answer: refusal(
      `The disruption budget ${meta.name} needs ${String(desired)} healthy pods and has ${String(healthy)} currently`,
    ),
  };
}

const TWO_BUDGETS =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

function refusal(cause: string): Answer {
  const message = "Cannot evict pod as it would violate the pod's disruption budget.";
  return { code: 429, message, cause };
}

/** A pod that isn't ready doesn't count towards the budget. */
function isFree(
  { settings }: Parts,
  { status: pod }: Pod,
  { spec, status }: PodDisruptionBudget,
): boolean {
  // Source: kubernetes/kubernetes pull request 94381, in 1.20.
  if (pod.ready || settings.minor < 20) return false;
  const always = settings.minor >= 27 && spec.unhealthyPodEvictionPolicy === 'AlwaysAllow';
  return always || (status.healthy >= status.desired && status.desired > 0);
}
