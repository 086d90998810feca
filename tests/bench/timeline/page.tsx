/** The page of the timeline's bench: as many spans as its address asks for, in a figure's width. */

import { render } from 'preact';
import '../../../src/styles/tokens.css';
import '../../../src/styles/base.css';
import '../../../src/styles/frame.css';
import '../../../src/styles/timeline.css';
import { Sprite } from '../../../src/ui/Sprite.tsx';
import { Timeline } from '../../../src/ui/Timeline.tsx';
import { manySpans } from '../../fixtures/recordings.ts';

const count = Number(new URLSearchParams(location.search).get('spans') ?? 20);

render(
  <div style={{ maxWidth: '46rem', margin: '0 auto' }}>
    <Sprite />
    <figure class="sheet label">
      <div class="view">
        <Timeline recording={manySpans(count)} scale="linear" label={`${String(count)} spans`} />
      </div>
    </figure>
  </div>,
  document.body,
);
