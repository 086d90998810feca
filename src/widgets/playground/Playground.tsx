/** Write a program, or bring one; give it what you like; run it in the page. */

import { useRef } from 'preact/hooks';
import { EMPTY } from '../../recording/recording.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import { Controls } from './Controls.tsx';
import { Explain } from './Explain.tsx';
import { OwnFile } from './OwnFile.tsx';
import { playground, type PlaygroundSchema } from './params.ts';
import { Source } from './Source.tsx';
import { TOO_LONG } from './use-program.ts';
import { usePlayground } from './use-playground.ts';

export default function Playground(props: WidgetProps<PlaygroundSchema>) {
  const getButton = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const playing = usePlayground(props, () => getButton.current?.focus());
  const { work, builder, own, recording } = playing;
  const { draft } = work;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={playground.name}
      title={props.title}
      figure={props.figure}
      provenance={recording === undefined ? [] : [{ kind: 'measured', runs: 1 }]}
      problems={playing.problems}
      controls={
        <Controls
          example={playing.example}
          language={draft.language}
          level={draft.level}
          onExample={({ name }) => playing.start(name)}
          onLanguage={(language) => {
            builder.clear();
            work.speak(language);
          }}
          onLevel={work.setLevel}
          onFile={own.open}
        />
      }
      trouble={playing.trouble}
      onReset={playing.reset}
      link={playing.link}
      note={
        <p>
          {work.fragment === TOO_LONG ? 'This program and its files are too long for a link. ' : ''}
          What you write or open stays in your browser, and in the links that you copy.
        </p>
      }
      recording={recording}
      words={<Words recording={recording ?? EMPTY} />}
      explain={<Explain />}
    >
      <div
        ref={box}
        class="pg"
        onDragOver={(event) => {
          if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
        }}
        onDropCapture={(event) => {
          const file = event.dataTransfer?.files[0];
          if (file === undefined || !isForUs(file, event.target)) return;
          event.preventDefault();
          event.stopPropagation();
          own.open(file);
        }}
      >
        {own.file !== undefined && (
          <OwnFile
            name={own.file.module.name}
            anatomy={own.file.anatomy}
            onClose={playing.closeFile}
          />
        )}
        <div hidden={own.file !== undefined}>
          <Source
            id={props.id}
            work={work}
            builder={builder}
            onRun={() => pressRun(box.current)}
            getButton={getButton}
          />
        </div>
        <Workbench
          key={playing.turn}
          id={`${props.id}-bench`}
          program={own.file && { name: own.file.module.name, module: own.file.module }}
          settings={draft.settings}
          onSettings={work.setSettings}
          make={playing.make}
          hint="Press Run, and what the program prints appears here."
          onReport={playing.heard}
        />
        {recording !== undefined && (
          <Timeline recording={recording} scale="log" label="Compiling and running" />
        )}
      </div>
    </Frame>
  );
}

/** The workbench takes files for the program, and the editor takes texts; anything else is meant for here. */
function isForUs(file: File, target: EventTarget | null): boolean {
  const at = target instanceof Element ? target : undefined;
  if (at?.closest('.wb-files') != null) return false;
  return file.name.toLowerCase().endsWith('.wasm') || at?.closest('.cm-editor') == null;
}

/** The workbench's own button: what it does is then the same from the keyboard. */
function pressRun(box: HTMLElement | null): void {
  box?.querySelector<HTMLButtonElement>('.wb .btn.go')?.click();
}
