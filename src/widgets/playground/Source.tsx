/** The program at hand: its editor, its compiler, what that says, and what came of it. */

import type { MutableRef } from 'preact/hooks';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_SOURCE, type Build, type Diagnostic } from '../../compile/api.ts';
import { formatBytes, formatMs } from '../../recording/format.ts';
import { Editor, type EditorHandle } from '../text-editor/Editor.tsx';
import { inspect, type Anatomy } from './anatomy.ts';
import { GetCompiler } from './GetCompiler.tsx';
import { Anatomies } from './OwnFile.tsx';
import { countsInWords, Problems } from './Problems.tsx';
import type { Builder } from './use-build.ts';
import type { Work } from './use-program.ts';

interface Props {
  readonly id: string;
  readonly work: Work;
  readonly builder: Builder;
  readonly onRun: () => void;
  readonly getButton: MutableRef<HTMLButtonElement | null>;
}

const NONE: readonly Diagnostic[] = [];
const loadEditor = async () => (await import('./code-editor.ts')).openCodeEditor;

export function Source({ id, work, builder, onRun, getButton }: Props) {
  const { draft } = work;
  const editor = useRef<EditorHandle>();
  const build = builder.built?.build;
  const said = build === undefined || build.kind === 'failed' ? undefined : build;
  return (
    <>
      <Editor
        id={id}
        label={draft.language === 'c' ? 'Program in C' : 'Program in the text form'}
        text={draft.source}
        turn={draft.turn}
        language={draft.language}
        diagnostics={said?.diagnostics ?? NONE}
        longest={LONGEST_SOURCE}
        enter="runs"
        load={loadEditor}
        onText={work.write}
        onRun={onRun}
        onUse={work.use}
        handle={editor}
      />
      {draft.language === 'c' && <GetCompiler builder={builder} button={getButton} />}
      <div class="pg-said">
        <p class="pg-state" role="status">
          {stateInWords(builder, work)}
        </p>
        {builder.busy && draft.language === 'c' && (
          <button type="button" class="btn pg-stop" onClick={builder.stop}>
            Stop compiling
          </button>
        )}
      </div>
      <Problems
        build={build}
        old={builder.built?.from.source !== draft.source}
        moveTo={(line, column) => editor.current?.moveTo(line, column)}
      />
      <Made build={build} />
    </>
  );
}

/** "Assembled in 0.4 ms: 118 B." */
function stateInWords({ busy, built, arrival }: Builder, { draft, used }: Work): string {
  const inC = draft.language === 'c';
  if (busy) return inC ? 'Compiling.' : 'Assembling.';
  const build = built?.build;
  if (build === undefined) {
    if (inC) return arrival.kind === 'ready' ? 'The C compiler is ready. Press Run.' : '';
    return used ? '' : 'It is assembled while you type, once you begin.';
  }
  if (build.kind === 'failed') return '';
  const counts = countsInWords(build.diagnostics);
  const tail = counts === '' ? '' : ` ${counts}.`;
  if (build.kind === 'refused') {
    return `${counts === '' ? 'It can’t be compiled' : counts}. There is no module yet.`;
  }
  const verb = built?.from.language === 'c' ? 'Compiled and linked' : 'Assembled';
  return `${verb} in ${formatMs(build.took)}: a module of ${formatBytes(build.bytes.length)}.${tail}`;
}

/** What the module that was made asks for and offers. */
function Made({ build }: { readonly build: Build | undefined }) {
  const [anatomy, setAnatomy] = useState<Anatomy>();
  const bytes = build?.kind === 'built' ? build.bytes : undefined;
  useEffect(() => {
    let current = true;
    if (bytes === undefined) {
      setAnatomy(undefined);
      return undefined;
    }
    void inspect(bytes).then((found) => {
      if (current) setAnatomy(found.ok ? found.anatomy : undefined);
    });
    return () => {
      current = false;
    };
  }, [bytes]);
  return anatomy === undefined ? null : <Anatomies anatomy={anatomy} />;
}
