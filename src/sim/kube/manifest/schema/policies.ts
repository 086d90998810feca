/** Kinds that say what may happen to pods: budgets, scaling, priorities, run times, ways in. */

import type { Types } from './notation.ts';

export const POLICY: Types = {
  PodDisruptionBudget:
    'kind apiVersion metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:any',
  PodDisruptionBudgetSpec: `minAvailable:x selector:LabelSelector maxUnavailable:x
    unhealthyPodEvictionPolicy@26`,
};

export const SCHEDULING: Types = {
  PriorityClass: `kind apiVersion metadata:ObjectMeta value:i! globalDefault:b description
    preemptionPolicy`,
};

export const NODE: Types = {
  RuntimeClass: `kind apiVersion metadata:ObjectMeta handler! overhead:Overhead
    scheduling:Scheduling`,
  Overhead: 'podFixed:{q}',
  Scheduling: 'nodeSelector:{s} tolerations:[Toleration]',
};

/** Of autoscaling/v1. */
export const AUTOSCALING_V1: Types = {
  HorizontalPodAutoscaler: `kind apiVersion metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec
    status:any`,
  HorizontalPodAutoscalerSpec: `scaleTargetRef:CrossVersionObjectReference! minReplicas:i
    maxReplicas:i! targetCPUUtilizationPercentage:i`,
  CrossVersionObjectReference: 'kind! name! apiVersion',
};

/** Of autoscaling/v2, and of v2beta2 before it. */
export const AUTOSCALING_V2: Types = {
  HorizontalPodAutoscaler: `kind apiVersion metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec
    status:any`,
  HorizontalPodAutoscalerSpec: `scaleTargetRef:CrossVersionObjectReference! minReplicas:i
    maxReplicas:i! metrics:[MetricSpec] behavior:HorizontalPodAutoscalerBehavior`,
  CrossVersionObjectReference: 'kind! name! apiVersion',
  MetricSpec: `type! object:ObjectMetricSource pods:PodsMetricSource resource:ResourceMetricSource
    containerResource:ContainerResourceMetricSource external:ExternalMetricSource`,
  ResourceMetricSource: 'name! target:MetricTarget!',
  ContainerResourceMetricSource: 'name! target:MetricTarget! container!',
  PodsMetricSource: 'metric:MetricIdentifier! target:MetricTarget!',
  ObjectMetricSource: `describedObject:CrossVersionObjectReference! target:MetricTarget!
    metric:MetricIdentifier!`,
  ExternalMetricSource: 'metric:MetricIdentifier! target:MetricTarget!',
  MetricIdentifier: 'name! selector:LabelSelector',
  MetricTarget: 'type! value:q averageValue:q averageUtilization:i',
  HorizontalPodAutoscalerBehavior: 'scaleUp:HPAScalingRules scaleDown:HPAScalingRules',
  HPAScalingRules: `stabilizationWindowSeconds:i selectPolicy policies:[HPAScalingPolicy]
    tolerance:q@33`,
  HPAScalingPolicy: 'type! value:i! periodSeconds:i!',
};

export const NETWORKING: Types = {
  Ingress: 'kind apiVersion metadata:ObjectMeta spec:IngressSpec status:any',
  IngressSpec: `ingressClassName defaultBackend:IngressBackend tls:[IngressTLS]
    rules:[IngressRule]`,
  IngressTLS: 'hosts:[s] secretName',
  IngressRule: 'host http:HTTPIngressRuleValue',
  HTTPIngressRuleValue: 'paths:[HTTPIngressPath]!',
  HTTPIngressPath: 'path pathType! backend:IngressBackend!',
  IngressBackend: 'service:IngressServiceBackend resource:any',
  IngressServiceBackend: 'name! port:ServiceBackendPort',
  ServiceBackendPort: 'name number:i',
};
