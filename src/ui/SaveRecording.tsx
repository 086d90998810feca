/** Puts the recording that a figure shows into a file: as JSON, which loads again, or as a trace for Perfetto. */

import { useState } from 'preact/hooks';
import type { Recording } from '../recording/recording.ts';
import { saveFile } from './save-file.ts';

export function SaveRecording({ recording }: { readonly recording: Recording }) {
  const [open, setOpen] = useState(false);
  const name = recording.title.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'recording';
  const saveJson = async () => {
    const { toJson } = await import('../recording/json.ts');
    saveFile(`${name}.json`, toJson(recording));
  };
  const saveTrace = async () => {
    const { toChromeTrace } = await import('../recording/chrome-trace.ts');
    saveFile(`${name}.trace.json`, JSON.stringify(toChromeTrace(recording)));
  };
  return (
    <>
      <button
        type="button"
        class="btn bare"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        Save
      </button>
      {open && (
        <>
          <button type="button" class="btn bare" onClick={() => void saveJson()}>
            As JSON
          </button>
          <button type="button" class="btn bare" onClick={() => void saveTrace()}>
            As a trace for Perfetto
          </button>
          <a
            class="btn bare"
            href={`${import.meta.env.BASE_URL.replace(/\/$/, '')}/embed/widget/saved-recording/`}
            target="_blank"
            rel="noopener"
          >
            Open a saved one
          </a>
        </>
      )}
    </>
  );
}
