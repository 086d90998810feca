/** Which room of the house may import from which: the one table behind the dependency rules. */

/**
 * A room is a folder of `src`, or `content` for the data there. What a room's list doesn't name,
 * it may not import; its own files it always may.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const ROOMS = {
  recording: [],
  sim: ['recording', 'content'],
  wasi: ['recording'],
  // Compilers that run in the page.
  compile: ['recording'],
  // WebAssembly itself: the binary format, validation, a stepping machine.
  wasm: ['recording'],
  linux: ['recording'],
  ui: ['recording'],
  learner: [],
  embed: [],
  // What a lesson file holds, as types that widgets read too; its components place widgets.
  lesson: ['recording', 'learner', 'site', 'ui', 'widgets', 'content'],
  widgets: [
    'recording',
    'sim',
    'wasi',
    'wasm',
    'compile',
    'linux',
    'ui',
    'learner',
    'content',
    'lesson/schema.ts',
    'styles/figures.ts',
  ],
  // The furniture of a page: search, theme, addresses.
  site: ['recording', 'learner', 'content'],
};

/** Rooms that hold nothing but our own code: no package, no `node:`, no `astro:`. */
export const WITHOUT_PACKAGES = ['recording', 'sim', 'wasm', 'embed', 'learner'];

/** Globals that would tie a model to a clock, to chance or to a page. */
export const IMPURE = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'crypto',
  'window',
  'document',
  'navigator',
  'location',
  'self',
  'globalThis',
  'process',
  'fetch',
  'console',
  'localStorage',
  'sessionStorage',
];

/**
 * The zones of import-x/no-restricted-paths that say what `ROOMS` says.
 * @returns {{ target: string, from: string, except?: string[], message: string }[]}
 */
export function zones() {
  return Object.entries(ROOMS).flatMap(([room, allowed]) => {
    const may = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ');
    const message = `src/${room} may import from ${may} (eslint/rooms.mjs).`;
    const target = `./src/${room}`;
    const inSource = allowed.filter((name) => name !== 'content').map((name) => `./${name}`);
    const source = { target, from: './src', except: [`./${room}`, ...inSource], message };
    return allowed.includes('content')
      ? [source]
      : [source, { target, from: './content', message }];
  });
}
