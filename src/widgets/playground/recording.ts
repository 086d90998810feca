/** Compiling and running on one clock: what the compiler took, then what the host measured. */

import type { Build } from '../../compile/api.ts';
import { merge, type Recording, type Span } from '../../recording/recording.ts';
import type { Written } from './use-build.ts';

const DETAILS = {
  clang:
    'clang and its linker, which are WebAssembly modules themselves, make a module of the source.',
  wabt: 'wabt, a WebAssembly module itself, turns the text into the binary form.',
} as const;

/** The run moves behind the compilation; a run of a file that was opened stands alone. */
export function withBuild(run: Recording, build: Build | undefined, from?: Written): Recording {
  if (build === undefined || build.kind === 'failed' || from === undefined) return run;
  const name = from.language === 'c' ? 'clang' : 'wabt';
  const compile: Span = {
    lane: 'compiler',
    name,
    start: 0,
    end: build.took,
    provenance: { kind: 'measured', runs: 1 },
    detail: DETAILS[name],
  };
  const compiler: Recording = {
    title: run.title,
    lanes: [{ id: 'compiler', name: 'compiler', layer: 'module' }],
    spans: [compile],
    events: [],
  };
  return merge(run.title, [compiler, later(run, build.took)]);
}

function later(run: Recording, by: number): Recording {
  return {
    ...run,
    spans: run.spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by })),
    events: run.events.map((event) => ({ ...event, at: event.at + by })),
  };
}
