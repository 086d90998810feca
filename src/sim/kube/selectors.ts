/** Selectors of labels and of nodes: what matches, by Kubernetes' operators. */

export type Labels = Readonly<Record<string, string>>;

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  readonly values?: readonly string[];
}

/** Everything in it has to match; one without anything matches everything. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[];
}

/** Expressions go by labels, fields by the node's name. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly Requirement[];
  readonly matchFields?: readonly Requirement[];
}

/** What a selector sees of a node. */
export interface SelectedNode {
  readonly name?: string;
  readonly labels?: Labels;
}

/** Source: kubernetes/apimachinery, pkg/labels/selector.go (Requirement.Matches). */
function meets({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isWhole(value) && Number(value) > Number(values[0]);
    case 'Lt':
      return isWhole(value) && Number(value) < Number(values[0]);
  }
}

function isWhole(value: string | undefined): boolean {
  return value !== undefined && /^-?\d+$/u.test(value);
}

/** No selector at all matches nothing. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  return (
    hasAll(selector.matchLabels ?? {}, labels) &&
    (selector.matchExpressions ?? []).every((one) => meets(one, labels))
  );
}

function hasAll(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/**
 * Whether one of the terms matches the node; in a term everything has to. A term without content
 * matches nothing, and so does a field that is compared with more or less than one value.
 *
 * Source: kubernetes/component-helpers, scheduling/corev1/nodeaffinity/nodeaffinity.go.
 */
export function matchesTerms(terms: readonly NodeSelectorTerm[], node: SelectedNode): boolean {
  return terms.some(({ matchExpressions = [], matchFields = [] }) => {
    if (matchExpressions.length + matchFields.length === 0) return false;
    const fields: Labels = { 'metadata.name': node.name ?? '' };
    return (
      matchExpressions.every((one) => meets(one, node.labels ?? {})) &&
      matchFields.every((one) => one.values?.length === 1 && meets(one, fields))
    );
  });
}

/** What a pod says about the nodes that it may run on. */
export interface NodeChoice {
  readonly nodeSelector?: Labels;
  /** requiredDuringSchedulingIgnoredDuringExecution. */
  readonly required?: readonly NodeSelectorTerm[];
}

export function allowsNode(
  { nodeSelector = {}, required }: NodeChoice,
  node: SelectedNode,
): boolean {
  return (
    hasAll(nodeSelector, node.labels ?? {}) &&
    (required === undefined || matchesTerms(required, node))
  );
}
