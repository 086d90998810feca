/** Opens a saved recording from a file of the reader's; the file stays on their device. */

import { useState } from 'preact/hooks';
import { fromJson } from '../../recording/json.ts';
import type { Recording } from '../../recording/recording.ts';
import { Frame, type Trouble } from '../../ui/Frame.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { Words } from '../../ui/Words.tsx';
import type { WidgetProps } from '../definition.ts';
import { useParams } from '../use-params.ts';
import { savedRecording } from './params.ts';
import { kindsOf, recorded } from './recorded.ts';

/** Recordings of this site are below 1 MB; a file a hundred times as large is something else. */
const MOST_BYTES = 100_000_000;

type Opened = { readonly recording: Recording } | { readonly trouble: Trouble };

export default function SavedRecording(props: WidgetProps<typeof savedRecording.params>) {
  const settings = useParams(savedRecording.params, props);
  const [opened, setOpened] = useState<Opened>();
  const recording = opened !== undefined && 'recording' in opened ? opened.recording : undefined;
  return (
    <Frame
      id={props.id}
      alone={props.alone}
      widget={savedRecording.name}
      title={recording === undefined ? props.title : recording.title}
      figure={props.figure}
      provenance={recording === undefined ? [] : kindsOf(recording)}
      status={recording === undefined ? 'nothing opened yet' : undefined}
      problems={settings.problems}
      trouble={opened !== undefined && 'trouble' in opened ? opened.trouble : undefined}
      controls={
        <label class="field">
          A recording, saved as JSON
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void open(file).then(setOpened);
            }}
          />
        </label>
      }
      note="Each figure saves what it shows: “Save”, then “As JSON”. The file stays on your device."
      recording={recording}
      words={recording === undefined ? undefined : <Words recording={recording} />}
      onReset={() => {
        setOpened(undefined);
        settings.reset();
      }}
      link={settings.link}
    >
      {recording === undefined ? (
        <p>Choose a file, and its spans are drawn here on one time axis.</p>
      ) : (
        <Timeline recording={recording} scale="log" label={recording.title} />
      )}
    </Frame>
  );
}

async function open(file: File): Promise<Opened> {
  const advice = 'Choose a file that a figure of this site saved as JSON.';
  if (file.size > MOST_BYTES) {
    return { trouble: { what: 'This file is too large to be a recording', advice } };
  }
  const loaded = fromJson(await file.text());
  if (!loaded.ok) {
    return {
      trouble: { what: 'This file can’t be opened', advice: `${loaded.problem} ${advice}` },
    };
  }
  const date = new Date(file.lastModified).toISOString().slice(0, 10);
  return { recording: recorded(loaded.recording, date) };
}
