/** Kinds that keep pods running or run them to their end: io.k8s.api.apps.v1, io.k8s.api.batch.v1. */

import type { Types } from './notation.ts';

export const APPS: Types = {
  Deployment: 'kind apiVersion metadata:ObjectMeta spec:DeploymentSpec status:any',
  DeploymentSpec: `replicas:i selector:LabelSelector! template:PodTemplateSpec!
    strategy:DeploymentStrategy minReadySeconds:i revisionHistoryLimit:i paused:b
    progressDeadlineSeconds:i`,
  DeploymentStrategy: 'type rollingUpdate:RollingUpdateDeployment',
  RollingUpdateDeployment: 'maxUnavailable:x maxSurge:x',
  ReplicaSet: 'kind apiVersion metadata:ObjectMeta spec:ReplicaSetSpec status:any',
  ReplicaSetSpec: 'replicas:i minReadySeconds:i selector:LabelSelector! template:PodTemplateSpec',
  StatefulSet: 'kind apiVersion metadata:ObjectMeta spec:StatefulSetSpec status:any',
  StatefulSetSpec: `replicas:i selector:LabelSelector! template:PodTemplateSpec!
    volumeClaimTemplates:any serviceName!@0-32 serviceName@33 podManagementPolicy
    updateStrategy:StatefulSetUpdateStrategy revisionHistoryLimit:i minReadySeconds:i@22
    persistentVolumeClaimRetentionPolicy:any@23 ordinals:StatefulSetOrdinals@26`,
  StatefulSetUpdateStrategy: 'type rollingUpdate:RollingUpdateStatefulSetStrategy',
  RollingUpdateStatefulSetStrategy: 'partition:i maxUnavailable:x@24',
  StatefulSetOrdinals: 'start:i',
  DaemonSet: 'kind apiVersion metadata:ObjectMeta spec:DaemonSetSpec status:any',
  DaemonSetSpec: `selector:LabelSelector! template:PodTemplateSpec!
    updateStrategy:DaemonSetUpdateStrategy minReadySeconds:i revisionHistoryLimit:i`,
  DaemonSetUpdateStrategy: 'type rollingUpdate:RollingUpdateDaemonSet',
  RollingUpdateDaemonSet: 'maxUnavailable:x maxSurge:x@21',
};

export const BATCH: Types = {
  Job: 'kind apiVersion metadata:ObjectMeta spec:JobSpec status:any',
  JobSpec: `parallelism:i completions:i activeDeadlineSeconds:l podFailurePolicy:any@25
    successPolicy:any@30 backoffLimit:i backoffLimitPerIndex:i@28 maxFailedIndexes:i@28
    selector:LabelSelector manualSelector:b template:PodTemplateSpec! ttlSecondsAfterFinished:i
    completionMode@21 suspend:b@21 podReplacementPolicy@28 managedBy@30`,
  CronJob: 'kind apiVersion metadata:ObjectMeta spec:CronJobSpec status:any',
  CronJobSpec: `schedule! timeZone@24 startingDeadlineSeconds:l concurrencyPolicy suspend:b
    jobTemplate:JobTemplateSpec! successfulJobsHistoryLimit:i failedJobsHistoryLimit:i`,
  JobTemplateSpec: 'metadata:ObjectMeta spec:JobSpec',
};
