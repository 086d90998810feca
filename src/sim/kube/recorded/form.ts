/** What a recording of a real control plane holds, as far as it is read: what was done, and what watches then saw. */

import type { Ms } from '../../../recording/units.ts';

export interface RecordedNode {
  readonly name: string;
  readonly cpu: string;
  readonly memory: string;
  readonly pods?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly taints?:
    | readonly {
        readonly key: string;
        readonly value?: string | undefined;
        readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
      }[]
    | undefined;
}

export interface RecordedManifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

export interface RecordedAction {
  /** Since the first action's start. */
  readonly t_ms: Ms;
  readonly action: string;
  readonly manifest?: RecordedManifest | readonly RecordedManifest[] | undefined;
  readonly last_heartbeat_ms_before?: Ms | undefined;
}

/** A state, or with `type` and `t_ms` a change of it. All other fields are the object's own. */
export interface RecordedObject {
  readonly kind: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface RecordedChange extends RecordedObject {
  readonly t_ms: Ms;
  /** ADDED, MODIFIED or DELETED; what is modified holds only what has changed, `null` for what is gone. */
  readonly type: string;
}

export interface RecordedRun {
  readonly scenario: string;
  readonly title: string;
  /** "1.20.2". */
  readonly kubernetes: string;
  readonly parameters: {
    /** By "pull_ms" and the like. */
    readonly kubelet: Readonly<Record<string, number>>;
    readonly nodes: readonly RecordedNode[];
    /** What was applied before. */
    readonly manifests?: readonly RecordedManifest[] | undefined;
  };
  readonly actions: readonly RecordedAction[];
  readonly initial: readonly RecordedObject[];
  readonly records: readonly RecordedChange[];
}
