/** The figure's settings as a fleet of the model, and the boxes as a reader sees them. */

import type { Layer } from '../../recording/layers.ts';
import type { Box, Fleet } from '../../sim/cost/density.ts';
import type { ParamValues } from '../params.ts';
import type { DensitySchema } from './params.ts';

export type DensityValues = ParamValues<DensitySchema>;

const MB_PER_GB = 1000;

export function fleetOf(values: DensityValues): Fleet {
  return {
    machine: values.ram * MB_PER_GB,
    host: values.host,
    guests: values.guests,
    program: values.program,
    guestSystem: values.system,
    monitor: values.monitor,
    microGuest: values.micro,
    microMonitor: values.micromonitor,
    shim: values.shim,
    runtime: values.runtime,
    instance: values.instance,
    merged: values.merged / 100,
    programs: values.programs,
    rebuilt: values.rebuilt,
    image: values.image * MB_PER_GB,
    written: values.written * MB_PER_GB,
    clones: values.clones,
  };
}

export interface BoxName {
  readonly name: string;
  readonly one: string;
  readonly many: string;
  readonly layer: Layer;
}

export const BOX_NAMES: Readonly<Record<Box, BoxName>> = {
  vm: { name: 'Full VMs', one: 'VM', many: 'VMs', layer: 'guest' },
  microvm: { name: 'MicroVMs', one: 'microVM', many: 'microVMs', layer: 'hypervisor' },
  container: { name: 'Containers', one: 'container', many: 'containers', layer: 'container' },
  module: { name: 'Wasm modules', one: 'module', many: 'modules', layer: 'module' },
};
