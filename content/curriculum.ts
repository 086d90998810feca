/** Parts and order of the lessons: the one source of the sidebar, next and previous, the overview and the section drawing. */

import type { Layer } from '../src/recording/layers.ts';

export interface Lesson {
  /** In addresses: `lessons/the-machine/`. */
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** What really runs on its page, in a few words. */
  readonly live: string;
}

export interface Part {
  readonly slug: string;
  readonly title: string;
  /** One sentence for the overview. */
  readonly summary: string;
  /** The layers of this stage, bottom first. */
  readonly layers: readonly Layer[];
  readonly lessons: readonly Lesson[];
}

const METAL: readonly Layer[] = ['hardware', 'firmware', 'kernel'];
const VIRTUAL: readonly Layer[] = [...METAL, 'hypervisor', 'guest'];

export const PARTS: readonly Part[] = [
  {
    slug: 'one-machine',
    title: 'One machine',
    summary: 'Programs, a kernel, and nothing between the two.',
    layers: METAL,
    lessons: [
      lesson(1, 'the-machine', 'The machine', 'a module’s system calls, one by one'),
      lesson(2, 'bare-metal', 'Bare metal', 'two modules fight for your cores'),
      lesson(3, 'multi-user', 'Many users', 'two users on a real Linux'),
    ],
  },
  {
    slug: 'virtual-machines',
    title: 'Virtual machines',
    summary: 'A second machine, made of software.',
    layers: VIRTUAL,
    lessons: [
      lesson(4, 'hypervisors', 'Hypervisors', 'a PC boots in the page'),
      lesson(5, 'cloud-isolation', 'Isolation in the cloud', 'the guest looks for its host'),
    ],
  },
  {
    slug: 'containers',
    title: 'Containers',
    summary: 'One kernel, many views of it.',
    layers: [...VIRTUAL, 'container'],
    lessons: [
      lesson(6, 'namespaces', 'Namespaces', 'unshare, in two terminals'),
      lesson(7, 'cgroups', 'Cgroups', 'throttle, kill, stop a fork bomb'),
      lesson(8, 'images-and-runtimes', 'Images and runtimes', 'crun starts a real bundle'),
    ],
  },
  {
    slug: 'kubernetes',
    title: 'Kubernetes',
    summary: 'Say what you want; loops make it so.',
    layers: [...VIRTUAL, 'container', 'orchestrator'],
    lessons: [
      lesson(9, 'why-orchestrate', 'Why orchestrate', 'replicas behind a balancer'),
      lesson(10, 'kubernetes-planes', 'Two planes', 'your own YAML, validated'),
      lesson(11, 'desired-state', 'Desired state', 'kill a node, watch the loops'),
    ],
  },
  {
    slug: 'serverless',
    title: 'Serverless',
    summary: 'Servers you don’t see, paid by the call.',
    layers: [...VIRTUAL, 'container', 'orchestrator', 'platform'],
    lessons: [lesson(12, 'serverless', 'Serverless', 'every request a real cold start')],
  },
  {
    slug: 'webassembly',
    title: 'WebAssembly',
    summary: 'A program that is only given what it needs.',
    layers: [...VIRTUAL, 'container', 'orchestrator', 'platform', 'module'],
    lessons: [
      lesson(13, 'webassembly', 'WebAssembly', 'assemble WAT, step the stack'),
      lesson(14, 'wasi', 'WASI', 'a directory denied, then granted'),
      lesson(15, 'wasm-and-containers', 'Wasm beside containers', 'a race on one time axis'),
      lesson(16, 'wasm-on-kubernetes', 'Wasm on Kubernetes', 'this course’s modules as workloads'),
    ],
  },
  {
    slug: 'home-cloud',
    title: 'Home cloud',
    summary: 'Four small computers that serve this very site.',
    layers: [...METAL, 'container', 'orchestrator', 'module'],
    lessons: [lesson(17, 'pi-cluster', 'A cluster of Pis', 'the node that served you this page')],
  },
];

export const LESSONS: readonly Lesson[] = PARTS.flatMap((part) => part.lessons);

/** The part that holds a lesson; throws where the slug is unknown, so that a build stops. */
export function partOf(slug: string): Part {
  const part = PARTS.find((p) => p.lessons.some((l) => l.slug === slug));
  if (part === undefined) throw new Error(`content/curriculum.ts has no lesson “${slug}”.`);
  return part;
}

function lesson(number: number, slug: string, title: string, live: string): Lesson {
  return { number, slug, title, live };
}
