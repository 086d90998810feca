/** The other kinds of the first group: io.k8s.api.core.v1. */

import type { Types } from './notation.ts';

export const CORE: Types = {
  Service: 'kind apiVersion metadata:ObjectMeta spec:ServiceSpec status:any',
  ServiceSpec: `ports:[ServicePort] selector:{s} clusterIP clusterIPs:[s] type externalIPs:[s]
    sessionAffinity loadBalancerIP loadBalancerSourceRanges:[s] externalName externalTrafficPolicy
    healthCheckNodePort:i publishNotReadyAddresses:b sessionAffinityConfig:any topologyKeys:[s]@0-21
    ipFamilies:[s] ipFamilyPolicy allocateLoadBalancerNodePorts:b loadBalancerClass@21
    internalTrafficPolicy@21 trafficDistribution@30`,
  ServicePort: 'name protocol appProtocol port:i! targetPort:x nodePort:i',
  ResourceQuota: 'kind apiVersion metadata:ObjectMeta spec:ResourceQuotaSpec status:any',
  ResourceQuotaSpec: 'hard:{q} scopes:[s] scopeSelector:ScopeSelector',
  ScopeSelector: 'matchExpressions:[ScopedResourceSelectorRequirement]',
  ScopedResourceSelectorRequirement: 'scopeName! operator! values:[s]',
  Namespace: 'kind apiVersion metadata:ObjectMeta spec:NamespaceSpec status:any',
  NamespaceSpec: 'finalizers:[s]',
  ConfigMap: 'kind apiVersion metadata:ObjectMeta immutable:b data:{s} binaryData:{s}',
  Secret: 'kind apiVersion metadata:ObjectMeta immutable:b data:{s} stringData:{s} type',
  PersistentVolumeClaim: `kind apiVersion metadata:ObjectMeta spec:PersistentVolumeClaimSpec
    status:any`,
  PersistentVolumeClaimSpec: `accessModes:[s] selector:LabelSelector resources:ResourceRequirements
    volumeName storageClassName volumeMode dataSource:any dataSourceRef:any@22
    volumeAttributesClassName@29`,
};
