/** Pods and what they are made of: io.k8s.api.core.v1. */

import type { Types } from './notation.ts';

export const POD: Types = {
  Pod: 'kind apiVersion metadata:ObjectMeta spec:PodSpec status:any',
  PodTemplateSpec: 'metadata:ObjectMeta spec:PodSpec',
  PodSpec: `volumes:[Volume] initContainers:[Container] containers:[Container]!
    ephemeralContainers:any restartPolicy terminationGracePeriodSeconds:l activeDeadlineSeconds:l
    dnsPolicy nodeSelector:{s} serviceAccountName serviceAccount automountServiceAccountToken:b
    nodeName hostNetwork:b hostPID:b hostIPC:b shareProcessNamespace:b
    securityContext:PodSecurityContext imagePullSecrets:[LocalObjectReference] hostname subdomain
    affinity:Affinity schedulerName tolerations:[Toleration] hostAliases:[HostAlias]
    priorityClassName priority:i dnsConfig:any readinessGates:[PodReadinessGate] runtimeClassName
    enableServiceLinks:b preemptionPolicy overhead:{q}
    topologySpreadConstraints:[TopologySpreadConstraint] setHostnameAsFQDN:b os:PodOS@23
    hostUsers:b@25 schedulingGates:[PodSchedulingGate]@26 resourceClaims:any@26
    resources:ResourceRequirements@32 hostnameOverride@34`,
  Container: `name! image command:[s] args:[s] workingDir ports:[ContainerPort]
    envFrom:[EnvFromSource] env:[EnvVar] resources:ResourceRequirements
    resizePolicy:[ContainerResizePolicy]@27 restartPolicy@28 restartPolicyRules:any@34
    volumeMounts:[VolumeMount] volumeDevices:[VolumeDevice] livenessProbe:Probe
    readinessProbe:Probe startupProbe:Probe lifecycle:Lifecycle terminationMessagePath
    terminationMessagePolicy imagePullPolicy securityContext:SecurityContext stdin:b stdinOnce:b
    tty:b`,
  ContainerPort: 'name hostPort:i containerPort:i! protocol hostIP',
  ContainerResizePolicy: 'resourceName! restartPolicy!',
  EnvVar: 'name! value valueFrom:EnvVarSource',
  EnvVarSource: `fieldRef:ObjectFieldSelector resourceFieldRef:ResourceFieldSelector
    configMapKeyRef:ConfigMapKeySelector secretKeyRef:SecretKeySelector fileKeyRef:any@34`,
  ObjectFieldSelector: 'apiVersion fieldPath!',
  ResourceFieldSelector: 'containerName resource! divisor:q',
  ConfigMapKeySelector: 'name key! optional:b',
  SecretKeySelector: 'name key! optional:b',
  EnvFromSource: 'prefix configMapRef:ConfigMapEnvSource secretRef:SecretEnvSource',
  ConfigMapEnvSource: 'name optional:b',
  SecretEnvSource: 'name optional:b',
  LocalObjectReference: 'name',
  ResourceRequirements: 'limits:{q} requests:{q} claims:any@26',
  VolumeMount: `name! readOnly:b recursiveReadOnly@30 mountPath! subPath mountPropagation
    subPathExpr`,
  VolumeDevice: 'name! devicePath!',
  Probe: `exec:ExecAction httpGet:HTTPGetAction tcpSocket:TCPSocketAction grpc:GRPCAction@23
    initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i
    terminationGracePeriodSeconds:l@21`,
  Lifecycle: 'postStart:LifecycleHandler preStop:LifecycleHandler stopSignal@33',
  LifecycleHandler: `exec:ExecAction httpGet:HTTPGetAction tcpSocket:TCPSocketAction
    sleep:SleepAction@29`,
  ExecAction: 'command:[s]',
  HTTPGetAction: 'path port:x! host scheme httpHeaders:[HTTPHeader]',
  HTTPHeader: 'name! value!',
  TCPSocketAction: 'port:x! host',
  GRPCAction: 'port:i! service',
  SleepAction: 'seconds:l!',
  PodOS: 'name!',
  PodSchedulingGate: 'name!',
  PodReadinessGate: 'conditionType!',
  HostAlias: 'ip hostnames:[s]',
  Toleration: 'key operator value effect tolerationSeconds:l',
  TopologySpreadConstraint: `maxSkew:i! topologyKey! whenUnsatisfiable! labelSelector:LabelSelector
    minDomains:i@24 nodeAffinityPolicy@25 nodeTaintsPolicy@25 matchLabelKeys:[s]@25`,
  Affinity: 'nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity',
  NodeAffinity: `requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
    preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]`,
  NodeSelector: 'nodeSelectorTerms:[NodeSelectorTerm]!',
  NodeSelectorTerm: `matchExpressions:[NodeSelectorRequirement]
    matchFields:[NodeSelectorRequirement]`,
  NodeSelectorRequirement: 'key! operator! values:[s]',
  PreferredSchedulingTerm: 'weight:i! preference:NodeSelectorTerm!',
  PodAffinity: `requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
    preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]`,
  PodAntiAffinity: `requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
    preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]`,
  WeightedPodAffinityTerm: 'weight:i! podAffinityTerm:PodAffinityTerm!',
  PodAffinityTerm: `labelSelector:LabelSelector namespaces:[s] topologyKey!
    namespaceSelector:LabelSelector@21 matchLabelKeys:[s]@29 mismatchLabelKeys:[s]@29`,
  PodSecurityContext: `seLinuxOptions:any windowsOptions:any runAsUser:l runAsGroup:l runAsNonRoot:b
    supplementalGroups:[l] fsGroup:l sysctls:any fsGroupChangePolicy seccompProfile:any
    supplementalGroupsPolicy@31 appArmorProfile:any@30 seLinuxChangePolicy@32`,
  SecurityContext: `capabilities:any privileged:b seLinuxOptions:any windowsOptions:any runAsUser:l
    runAsGroup:l runAsNonRoot:b readOnlyRootFilesystem:b allowPrivilegeEscalation:b procMount
    seccompProfile:any appArmorProfile:any@30`,
  Volume: `name! hostPath:HostPathVolumeSource emptyDir:EmptyDirVolumeSource
    gcePersistentDisk:any awsElasticBlockStore:any gitRepo:any secret:SecretVolumeSource nfs:any
    iscsi:any glusterfs:any persistentVolumeClaim:PersistentVolumeClaimVolumeSource rbd:any
    flexVolume:any cinder:any cephfs:any flocker:any downwardAPI:any fc:any azureFile:any
    configMap:ConfigMapVolumeSource vsphereVolume:any quobyte:any azureDisk:any
    photonPersistentDisk:any projected:any portworxVolume:any scaleIO:any storageos:any csi:any
    ephemeral:any image:any@31`,
  HostPathVolumeSource: 'path! type',
  EmptyDirVolumeSource: 'medium sizeLimit:q',
  SecretVolumeSource: 'secretName items:[KeyToPath] defaultMode:i optional:b',
  ConfigMapVolumeSource: 'name items:[KeyToPath] defaultMode:i optional:b',
  KeyToPath: 'key! path! mode:i',
  PersistentVolumeClaimVolumeSource: 'claimName! readOnly:b',
};
