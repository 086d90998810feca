/** What the layer stack is told: how the image was built, what was changed, what the container did since. */

import { defineWidget } from '../definition.ts';

export const layerStack = defineWidget({
  name: 'layer-stack',
  title: 'An image’s layers, and what a container sees',
  alternative:
    'Four layers of a small image with a writable layer on top, and beside them the one file system that a container sees. You write, delete and make files, and see what is copied up and what a whiteout hides. Below stand the digests of each layer, and what has to be built, pulled and unpacked again after a change.',
  params: {
    order: {
      kind: 'choice',
      label: 'Order of instructions',
      initial: 'packages-first',
      options: {
        'packages-first': 'packages, then program',
        'app-first': 'program, then packages',
      },
    },
    cleanup: {
      kind: 'choice',
      label: 'The package manager’s files',
      initial: 'later',
      options: {
        later: 'deleted in a later layer',
        same: 'deleted in the same layer',
        never: 'kept',
      },
    },
    changed: {
      kind: 'choice',
      label: 'Changed since the last build',
      initial: 'none',
      options: {
        none: 'nothing',
        base: 'the base image',
        packages: 'the packages',
        app: 'your program',
      },
    },
    form: {
      kind: 'choice',
      label: 'Whiteouts as',
      help: 'In the archive of a layer, or on the disk under overlayfs.',
      initial: 'archive',
      options: { archive: 'the archive has them', overlay: 'overlayfs has them' },
    },
    changes: {
      kind: 'text',
      label: 'What the container did',
      help: 'One after the other: write:PATH, new:PATH, delete:PATH, renew:DIRECTORY, with semicolons between.',
      initial: '',
      maxLength: 600,
    },
    path: {
      kind: 'text',
      label: 'Path looked at',
      initial: 'etc/motd',
      maxLength: 100,
    },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type LayerStackSchema = typeof layerStack.params;
