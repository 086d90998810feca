/** The frame's last row: start over, take the settings along as a link, or put the figure elsewhere. */

import { useState } from 'preact/hooks';
import type { Recording } from '../recording/recording.ts';
import { copyText } from './clipboard.ts';
import { Icon } from './Icon.tsx';
import { SaveRecording } from './SaveRecording.tsx';

interface FootProps {
  readonly title: string;
  readonly widget: string;
  readonly onReset: () => void;
  readonly link: () => string;
  /** What can be saved; nothing where nothing has run. */
  readonly recording?: Recording | undefined;
}

interface Shown {
  readonly label: string;
  readonly text: string;
  readonly copied: boolean;
}

export function FrameFoot({ title, widget, onReset, link, recording }: FootProps) {
  const [shown, setShown] = useState<Shown>();
  const offer = async (label: string, text: string) => {
    setShown({ label, text, copied: await copyText(text) });
  };
  return (
    <>
      <div class="sheet-foot">
        <button
          type="button"
          class="btn bare"
          onClick={() => {
            setShown(undefined);
            onReset();
          }}
        >
          <Icon name="reset" />
          Reset
        </button>
        <button type="button" class="btn bare" onClick={() => void offer('Link', link())}>
          <Icon name="link" />
          Copy link
        </button>
        <button
          type="button"
          class="btn bare"
          onClick={() => void offer('To embed', embedCode(title, widget, link()))}
        >
          <Icon name="embed" />
          Embed
        </button>
        {recording !== undefined && recording.spans.length > 0 && (
          <SaveRecording recording={recording} />
        )}
      </div>
      <div class="taken" role="status">
        {shown !== undefined && (
          <label>
            {shown.copied ? `${shown.label}: copied` : `${shown.label}: copy it from here`}
            <input
              readOnly
              value={shown.text}
              onFocus={(event) => {
                event.currentTarget.select();
              }}
            />
          </label>
        )}
      </div>
    </>
  );
}

/** An iframe that works wherever HTML can be pasted; the height is one that shows the whole figure on most screens. */
function embedCode(title: string, widget: string, link: string): string {
  const address = new URL(
    `${import.meta.env.BASE_URL}/embed/widget/${widget}/`.replace('//', '/'),
    link,
  );
  for (const [name, value] of new URL(link).searchParams) {
    address.searchParams.set(name.slice(name.indexOf('.') + 1), value);
  }
  // A figure may keep what is too long for a server in the fragment: `#code=…`.
  const { hash } = new URL(link);
  if (hash.includes('=')) address.hash = hash;
  return `<iframe src="${address.href.replaceAll('&', '&amp;')}" title="${title.replaceAll('"', '&quot;')}" width="100%" height="720" loading="lazy"></iframe>`;
}
