/** What the density figure is told: a machine, a fleet of programs, and what each kind of box costs. */

import { DENSITY_FIGURES as FIGURES } from '../../sim/cost/density.ts';
import { defineWidget } from '../definition.ts';

/** A figure in megabytes. */
const mb = (label: string, initial: number, max: number) =>
  ({ kind: 'number', label, unit: 'MB', initial, min: 0, max }) as const;

export const density = defineWidget({
  name: 'density',
  title: 'How many fit into one machine',
  alternative:
    'A machine’s memory as four bars, filled with the same program in full virtual machines, microVMs, containers and Wasm modules: how many fit, what each box costs beside the program, how much disk they take, and how many things have to be patched.',
  params: {
    ram: { kind: 'number', label: 'Machine', unit: 'GB', initial: 64, min: 1, max: 4096, step: 1 },
    guests: { kind: 'number', label: 'Guests', initial: 10, min: 1, max: 100_000, step: 1 },
    program: {
      kind: 'number',
      label: 'The program needs',
      unit: 'MB',
      initial: 100,
      min: 1,
      max: 65_536,
    },
    system: mb('System in a VM', FIGURES.guestSystem.value, 16_384),
    merged: {
      kind: 'number',
      label: 'Of guests’ systems merged',
      unit: '%',
      initial: 0,
      min: 0,
      max: 90,
      help: 'Pages with the same content, kept once.',
    },
    programs: {
      kind: 'number',
      label: 'Different programs',
      initial: 3,
      min: 1,
      max: 1000,
      step: 1,
    },
    host: mb('The host’s system', 1000, 65_536),
    monitor: mb('Monitor of a VM', FIGURES.qemuOverhead.value, 1000),
    micro: mb('System in a microVM', FIGURES.microGuest.value, 1000),
    micromonitor: mb('Monitor of a microVM', FIGURES.firecrackerOverhead.value, 1000),
    shim: mb('Beside a container', FIGURES.shim.value, 1000),
    runtime: mb('Runtime for all modules', FIGURES.wasmRuntime.value, 10_000),
    instance: mb('Beside a module', FIGURES.wasmInstance.value, 1000),
    image: { kind: 'number', label: 'A VM’s disk', unit: 'GB', initial: 1, min: 0, max: 10_000 },
    written: {
      kind: 'number',
      label: 'A guest writes',
      unit: 'GB',
      initial: 0.1,
      min: 0,
      max: 10_000,
    },
    clones: { kind: 'flag', label: 'VMs share one disk image', initial: false },
    rebuilt: { kind: 'flag', label: 'VMs are rebuilt from images', initial: false },
  },
  shows: ['simulated', 'cited'],
  form: 'figure',
});

export type DensitySchema = typeof density.params;
