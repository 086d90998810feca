/** The playground behind its view: the program at hand, how it is made, what its last run was. */

import { useEffect, useState } from 'preact/hooks';
import type { Trouble } from '../../compile/api.ts';
import { mark } from '../../learner/progress.ts';
import type { Recording } from '../../recording/recording.ts';
import type { Trouble as FrameTrouble } from '../../ui/Frame.tsx';
import type { RunReport } from '../../wasi/api.ts';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import type { Program } from '../workbench/Workbench.tsx';
import { findExample } from './examples.ts';
import { PLAYGROUND } from './link.ts';
import { playground, type PlaygroundSchema } from './params.ts';
import { withBuild } from './recording.ts';
import { useBuild, type Builder } from './use-build.ts';
import { useOwnFile, type OwnFileState } from './use-own-file.ts';
import { useProgram, type Work } from './use-program.ts';

export interface Playing {
  readonly example: string;
  readonly work: Work;
  readonly builder: Builder;
  readonly own: OwnFileState;
  /** Of the last run, with what was compiled for it. */
  readonly recording: Recording | undefined;
  readonly problems: readonly string[];
  readonly trouble: FrameTrouble | undefined;
  /** Changes whenever the workbench has to start over. */
  readonly turn: string;
  /** Puts an example in the program's place. */
  start(name: string): void;
  /** What is to be run; undefined where it can't be made, which has been said then. */
  make(): Promise<Program | undefined>;
  heard(report: RunReport | undefined): void;
  closeFile(): void;
  reset(): void;
  link(): string;
}

/** After the last key: then the text form is assembled. */
const PAUSE = 300;

const MADE = 'main.wasm';

/** @param needCompiler is called where a run waits for a compiler that isn't there */
export function usePlayground(
  props: WidgetProps<PlaygroundSchema>,
  needCompiler: () => void,
): Playing {
  const params = useParams(playground.params, props);
  const [example, setExample] = useState(props.initial.example);
  const [recording, setRecording] = useState<Recording>();
  const [turn, setTurn] = useState(0);
  const isPage = () => props.alone === true || location.pathname === PLAYGROUND;
  const work = useProgram(example, isPage);
  const builder = useBuild();
  const startOver = () => {
    setTurn((count) => count + 1);
    setRecording(undefined);
  };
  const own = useOwnFile(startOver);
  const start = (name: string) => {
    own.close();
    builder.clear();
    startOver();
    setExample(name);
    work.start(findExample(name));
  };
  useNamedExample(params.values.example, props.initial.example, start);
  useAssembling(work, builder);

  const make = async (): Promise<Program | undefined> => {
    if (own.file !== undefined) return { name: own.file.module.name, module: own.file.module };
    if (work.draft.language === 'c' && builder.arrival.kind !== 'ready') {
      needCompiler();
      return undefined;
    }
    const build = await builder.make(work.draft);
    if (build.kind !== 'built') return undefined;
    return { name: MADE, module: { name: MADE, bytes: build.bytes } };
  };
  return {
    ...{ example, work, builder, own, recording, start, make },
    problems: [...params.problems, ...work.problems],
    trouble: own.trouble ?? (builder.trouble && withActions(builder.trouble, builder, work)),
    turn: `${String(work.draft.turn)} ${String(turn)}`,
    heard(report) {
      if (report === undefined) return;
      if (report.exitCode !== undefined) mark(props.lesson, 'ran');
      const made = own.file === undefined ? builder.latest() : undefined;
      setRecording(withBuild(report.recording, made?.build, made?.from));
    },
    closeFile() {
      own.close();
      startOver();
    },
    reset() {
      params.reset();
      start(props.initial.example);
    },
    link() {
      const page = isPage() ? location.pathname : PLAYGROUND;
      return new URL(page, location.href).href + (work.fragment ?? '');
    },
  };
}

/** A link in another page can name an example: `?example=primes-c`. */
function useNamedExample(named: string, initial: string, start: (name: string) => void): void {
  useEffect(() => {
    if (named !== initial) start(named);
  }, [named]);
}

/** The text form is assembled at every pause in typing, once the reader has begun. */
function useAssembling({ draft, used }: Work, builder: Builder): void {
  useEffect(() => {
    if (!used || draft.language !== 'wat') return undefined;
    const timer = setTimeout(() => void builder.make(draft), PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [used, draft.source, draft.language]);
}

function withActions(trouble: Trouble, builder: Builder, { draft }: Work): FrameTrouble {
  const press = () => {
    if (builder.arrival.kind === 'ready' || draft.language === 'wat') void builder.make(draft);
    else builder.getCompiler();
  };
  return { ...trouble, actions: [{ label: 'Try again', press }] };
}
