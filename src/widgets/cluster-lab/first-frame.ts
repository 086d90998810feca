/** Plays a preset up to its end, and keeps the moment that a page is sent with. Runs where the site is built. */

import { createSession } from '../../sim/kube/session/session.ts';
import type { ParamValues } from '../params.ts';
import type { LabSchema } from './params.ts';
import { presetFor } from './presets.ts';
import { readYaml } from './read-yaml.ts';
import { scenarioFor } from './story.ts';
import type { FirstFrame } from './use-lab.ts';

export function firstFrame(values: ParamValues<LabSchema>): FirstFrame {
  const { show } = presetFor(values.preset, Number(values.version));
  const session = createSession(scenarioFor(values), readYaml);
  session.advance(() => true);
  return {
    at: show,
    picture: session.pictureAt(show),
    recording: session.recording(),
    done: session.done(),
    printed: session.printed(),
  };
}
