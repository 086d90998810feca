/** The revisions of a StatefulSet or a DaemonSet: its templates, numbered. */

import { selects, type LabelSelector } from '../selectors.ts';
import type { Meta, PodTemplate } from './objects.ts';
import { takeOn } from './ownership.ts';
import type { Parts } from './parts.ts';
import { templateHash } from './revisions.ts';
import type { ControllerRevision } from './workload-objects.ts';

/** Names the revision that a pod was made from. */
export const REVISION_LABEL = 'controller-revision-hash';

/** A set that keeps revisions. */
export interface Revised {
  readonly kind: 'StatefulSet' | 'DaemonSet';
  readonly meta: Meta;
  readonly spec: {
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
    readonly historyLimit: number;
  };
}

/** Oldest first. */
export function revisionsOf({ api }: Parts, { meta }: Revised): readonly ControllerRevision[] {
  return api
    .list('ControllerRevision')
    .filter(({ meta: { owner } }) => owner?.uid === meta.uid)
    .toSorted((a, b) => a.revision - b.revision);
}

/**
 * The revision of the set's template, with the highest number: made where there is none yet, given
 * a new number where the set has gone back to it.
 *
 * Source: kubernetes/kubernetes, pkg/controller/statefulset/stateful_set_control.go
 * (getStatefulSetRevisions) and pkg/controller/daemon/update.go (constructHistory).
 */
export function latestRevision(parts: Parts, set: Revised): ControllerRevision {
  adoptRevisions(parts, set);
  const all = revisionsOf(parts, set);
  const hash = templateHash(set.spec.template);
  const found = all.find(({ template }) => templateHash(template) === hash);
  const last = all.at(-1);
  const next = (last?.revision ?? 0) + 1;
  if (found !== undefined && found === last) return found;
  if (found !== undefined) {
    return parts.api.update('ControllerRevision', { ...found, revision: next });
  }
  const { kind, meta, spec } = set;
  return parts.api.create('ControllerRevision', {
    kind: 'ControllerRevision',
    meta: {
      name: freeName(parts, `${meta.name}-${hash}`),
      labels: spec.template.labels,
      owner: { kind, name: meta.name, uid: meta.uid },
    },
    revision: next,
    template: spec.template,
  });
}

/** What a set of the same name has left behind. */
function adoptRevisions(parts: Parts, { kind, meta, spec }: Revised): void {
  for (const revision of parts.api.list('ControllerRevision')) {
    const { owner, name, labels } = revision.meta;
    if (owner !== undefined || !name.startsWith(`${meta.name}-`)) continue;
    if (!selects(spec.selector, labels)) continue;
    takeOn(parts, revision, { kind, name: meta.name, uid: meta.uid });
  }
}

/** With a count where a revision of that name is there: one of a set of the same name that is gone. */
function freeName({ api }: Parts, stem: string): string {
  let name = stem;
  for (let count = 1; api.get('ControllerRevision', name) !== undefined; count += 1) {
    name = `${stem}${String(count)}`;
  }
  return name;
}

/** Takes away the oldest revisions beyond the set's limit; those that are used stay. */
export function trimRevisions(parts: Parts, set: Revised, usedBy: () => ReadonlySet<string>): void {
  const all = revisionsOf(parts, set);
  if (all.length <= set.spec.historyLimit) return;
  const used = usedBy();
  const unused = all.filter(({ meta }) => !used.has(meta.name));
  const extra = Math.max(unused.length - set.spec.historyLimit, 0);
  for (const { meta } of unused.slice(0, extra)) {
    parts.api.remove('ControllerRevision', meta.name);
  }
}
