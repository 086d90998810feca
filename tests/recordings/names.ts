/** Stands in src/sim/kube/recorded/names.ts now. */ export * from '../../src/sim/kube/recorded/names.ts';
