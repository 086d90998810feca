/** Stands in src/sim/kube/recorded/actions.ts now. */ export * from '../../src/sim/kube/recorded/actions.ts';
