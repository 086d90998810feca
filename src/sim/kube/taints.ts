/** Taints and tolerations: which pods a node repels, and which it throws out. */

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

export type TaintEffect = 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';

export interface Toleration {
  /** Missing or empty: every key, where the operator is Exists. */
  readonly key?: string;
  /** Equal unless said; Gt and Lt are behind a feature gate. */
  readonly operator?: 'Equal' | 'Exists' | 'Gt' | 'Lt' | '';
  readonly value?: string;
  /** Missing or empty: every effect. */
  readonly effect?: TaintEffect | '';
  /** Of NoExecute: how long the pod stays; for ever unless said. */
  readonly tolerationSeconds?: number;
}

/**
 * Source: kubernetes/api, core/v1/toleration.go (ToleratesTaint), with the comparison operators of
 * enhancement 5471 where `comparisons` is on.
 */
export function tolerates(toleration: Toleration, taint: Taint, comparisons = false): boolean {
  const { key = '', operator = 'Equal', value = '', effect = '' } = toleration;
  if (effect !== '' && effect !== taint.effect) return false;
  if (key !== '' && key !== taint.key) return false;
  if (operator === 'Exists') return true;
  if (operator === 'Equal' || operator === '') return value === (taint.value ?? '');
  if (!comparisons) return false;
  const [mine, its] = [wholeNumber(value), wholeNumber(taint.value ?? '')];
  if (mine === undefined || its === undefined) return false;
  return operator === 'Gt' ? its > mine : its < mine;
}

/** As Kubernetes reads the number of a comparison; `undefined` where it isn't a whole one. */
export function wholeNumber(text: string): bigint | undefined {
  return /^(0|-?[1-9]\d*)$/u.test(text) ? BigInt(text) : undefined;
}

/** The first taint that no toleration covers; only taints with one of `effects` count. */
export function untolerated(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
  effects?: readonly TaintEffect[],
  comparisons = false,
): Taint | undefined {
  return taints.find(
    (taint) =>
      (effects === undefined || effects.includes(taint.effect)) &&
      !tolerations.some((one) => tolerates(one, taint, comparisons)),
  );
}

/**
 * Seconds after which NoExecute taints throw a running pod out: 0 where one isn't tolerated, the
 * least time of the tolerations in use else; `undefined` for never.
 *
 * Source: kubernetes/kubernetes, pkg/controller/tainteviction/taint_eviction.go.
 */
export function evictAfter(
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): number | undefined {
  const expelling = taints.filter(({ effect }) => effect === 'NoExecute');
  if (expelling.length === 0) return undefined;
  if (untolerated(expelling, tolerations) !== undefined) return 0;
  const used = tolerations.filter((one) => expelling.some((taint) => tolerates(one, taint)));
  const times = used.flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  return times.length === 0 ? undefined : Math.max(Math.min(...times), 0);
}

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const DEFAULT_STAY = 300;

/**
 * A pod's tolerations as the API server stores them: five minutes on a node that isn't ready or can't
 * be reached, unless the pod says otherwise.
 *
 * Source: plugin/pkg/admission/defaulttolerationseconds.
 */
export function withDefaultTolerations(given: readonly Toleration[]): readonly Toleration[] {
  const covers = (key: string) =>
    given.some(
      (one) =>
        ((one.key ?? '') === '' || one.key === key) &&
        ((one.effect ?? '') === '' || one.effect === 'NoExecute'),
    );
  const added = [NOT_READY, UNREACHABLE]
    .filter((key) => !covers(key))
    .map((key) => ({
      key,
      operator: 'Exists' as const,
      effect: 'NoExecute' as const,
      tolerationSeconds: DEFAULT_STAY,
    }));
  return [...given, ...added];
}

/** Taints that the node controller puts on a node for one of its conditions. */
export function taintsOf(
  condition: string,
  status: 'True' | 'False' | 'Unknown',
): readonly Taint[] {
  if (condition === 'Ready') {
    if (status === 'True') return [];
    const key = status === 'False' ? NOT_READY : UNREACHABLE;
    return [
      { key, effect: 'NoSchedule' },
      { key, effect: 'NoExecute' },
    ];
  }
  const key = PRESSURE[condition];
  return key === undefined || status !== 'True' ? [] : [{ key, effect: 'NoSchedule' }];
}

const PRESSURE: Readonly<Record<string, string>> = {
  MemoryPressure: 'node.kubernetes.io/memory-pressure',
  DiskPressure: 'node.kubernetes.io/disk-pressure',
  PIDPressure: 'node.kubernetes.io/pid-pressure',
  NetworkUnavailable: 'node.kubernetes.io/network-unavailable',
};
