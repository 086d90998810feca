/** Types that all kinds share: io.k8s.apimachinery.pkg.apis.meta.v1. */

import type { Types } from './notation.ts';

export const META: Types = {
  ObjectMeta: `name generateName namespace selfLink uid resourceVersion generation:l
    creationTimestamp:t deletionTimestamp:t deletionGracePeriodSeconds:l labels:{s} annotations:{s}
    ownerReferences:[OwnerReference] finalizers:[s] clusterName@0-23 managedFields:any`,
  OwnerReference: 'apiVersion! kind! name! uid! controller:b blockOwnerDeletion:b',
  LabelSelector: 'matchLabels:{s} matchExpressions:[LabelSelectorRequirement]',
  LabelSelectorRequirement: 'key! operator! values:[s]',
};
