/** The lab's run as a recording: a lane for each platform, a span for each stretch of an unchanged number of instances. */

import type { Provenance } from '../../recording/provenance.ts';
import type { Event, Recording, Span } from '../../recording/recording.ts';
import { SLICES } from '../../sim/serverless/meter.ts';
import type { ServerlessRun } from '../../sim/serverless/run.ts';
import type { PlatformRun } from '../../sim/serverless/scenario.ts';
import { instances, platformName, PLATFORMS } from './platforms.ts';

export function recordingOf(
  title: string,
  run: ServerlessRun,
  seconds: number,
  provenance: Provenance,
): Recording {
  const width = (seconds * 1000) / SLICES;
  return {
    title,
    lanes: PLATFORMS.map(({ id, name, layer }) => ({ id, name, layer })),
    spans: PLATFORMS.flatMap(({ id }) => spans(run[id], width, provenance)),
    events: PLATFORMS.flatMap(({ id }) => events(run[id], width, provenance)),
  };
}

function spans(run: PlatformRun, width: number, provenance: Provenance): Span[] {
  const { busy, idle, starting } = run.series;
  const found: { name: string; start: number; end: number }[] = [];
  busy.forEach((working, slice) => {
    const alive = Math.ceil(working + (idle[slice] ?? 0) + (starting[slice] ?? 0) - 1e-9);
    const name = instances(alive, platformName(run.id));
    const last = found.at(-1);
    const end = (slice + 1) * width;
    if (last?.name === name) last.end = end;
    else found.push({ name, start: slice * width, end });
  });
  return found
    .filter(({ name }) => !name.startsWith('0\u00A0'))
    .map((span) => ({ lane: run.id, provenance, ...span }));
}

function events(run: PlatformRun, width: number, provenance: Provenance): Event[] {
  const { refused } = run.series;
  const counted = [...refused].flatMap((number, slice) =>
    number === 0 ? [] : [{ at: slice * width, name: `${String(number)} refused` }],
  );
  const decided = run.moments.map(({ at, what }) => ({ at, name: what }));
  return [...decided, ...counted]
    .sort((a, b) => a.at - b.at)
    .map((event) => ({ lane: run.id, provenance, ...event }));
}
