/** Stands in src/sim/kube/recorded/replay.ts now. */ export * from '../../src/sim/kube/recorded/replay.ts';
