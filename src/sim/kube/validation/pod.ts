/** Validates what a pod is to be. */

import { each, items, named, oneOf, part, required, text, type Errors } from './check.ts';
import { affinityErrors, labelsErrors } from './affinity.ts';
import { containersErrors, initContainersErrors } from './container.ts';
import { dnsLabelErrors, dnsSubdomainErrors } from './names.ts';
import { spreadErrors, tolerationsErrors } from './scheduling.ts';

/** Source: kubernetes/kubernetes, pkg/apis/core/validation/validation.go (ValidatePodSpec). */
export function podSpecErrors(field: string, value: unknown): Errors {
  const spec = part(value);
  const pod = {
    volumes: items(spec.volumes).map((volume) => text(part(volume).name)),
    hostNetwork: spec.hostNetwork === true,
  };
  return [
    ...each(`${field}.volumes`, spec.volumes, (at, { name }) =>
      text(name) === '' ? [required(`${at}.name`)] : named(`${at}.name`, name, dnsLabelErrors),
    ),
    ...containersErrors(`${field}.containers`, spec.containers, pod),
    ...initContainersErrors(`${field}.initContainers`, spec.initContainers, pod),
    ...oneOf(`${field}.restartPolicy`, spec.restartPolicy, ['Always', 'OnFailure', 'Never']),
    ...oneOf(`${field}.dnsPolicy`, spec.dnsPolicy, [
      'ClusterFirst',
      'ClusterFirstWithHostNet',
      'Default',
      'None',
    ]),
    ...(spec.serviceAccountName === undefined
      ? []
      : named(`${field}.serviceAccountName`, spec.serviceAccountName, dnsSubdomainErrors)),
    ...labelsErrors(`${field}.nodeSelector`, spec.nodeSelector),
    ...affinityErrors(`${field}.affinity`, spec.affinity),
    ...tolerationsErrors(`${field}.tolerations`, spec.tolerations),
    ...spreadErrors(`${field}.topologySpreadConstraints`, spec.topologySpreadConstraints),
  ];
}
