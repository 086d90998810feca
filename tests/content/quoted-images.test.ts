/** Figures that the lesson on images and runtimes quotes are those that its models and facts give. */

import { describe, expect, it } from 'vitest';
import { extent } from '../../src/recording/recording.ts';
import { build, sizesOf } from '../../src/sim/oci/build.ts';
import { dockerRun } from '../../src/sim/oci/docker-run.ts';
import { instructions } from '../../src/sim/oci/example-image.ts';
import { FACTS } from '../../src/sim/oci/figures.ts';
import { containerStartWidget } from '../../src/widgets/container-start/params.ts';
import { PRESETS, scenarioOf, summary } from '../../src/widgets/container-start/scenario.ts';
import { initialValues } from '../../src/widgets/params.ts';
import { lessonText, plain, time } from './quotes.ts';

const text = lessonText('images-and-runtimes');
const VALUES = initialValues(containerStartWidget.params);
const run = (changes: object) => dockerRun(scenarioOf({ ...VALUES, ...changes }), 0);
const took = (changes: object) => time(extent(run(changes).recording).end);

describe('docker run', () => {
  it('takes what the text says, cold, shared and warm', () => {
    expect(text).toContain(`The model says ${took(PRESETS.Cold)} and ${took(PRESETS.Warm)}.`);
    expect(text).toContain(`and ${took(PRESETS['Shared layers'])} are left in all`);
    const [, image] = /: (.*?) for the image/.exec(plain(summary(run(PRESETS.Cold)))) ?? [];
    expect(text).toContain(`${String(image)} are the image`);
    const [, engine] = /: (.*?) for the engine/.exec(plain(summary(run(PRESETS.Warm)))) ?? [];
    expect(text).toContain(`the shim: about ${String(engine)}.`);
  });

  it('is quicker with one layer at a time, and no longer with a long round trip', () => {
    expect(text).toContain(`was quicker here: ${took({ atOnce: 1 })}.`);
    const end = (changes: object) => extent(run(changes).recording).end;
    expect(end({ atOnce: 1 })).toBeLessThan(end({}));
    expect(end({ atOnce: 1, latency: 1000 })).toBeGreaterThan(end({ latency: 1000 }));
  });

  it('shares as many megabytes as the self-check says', () => {
    const { layers } = run(PRESETS['Shared layers']);
    const sum = (all: typeof layers) => all.reduce((total, layer) => total + layer.megabytes, 0);
    const needed = layers.filter((layer) => !layer.present);
    expect(text).toContain(`${String(sum(needed))} of ${String(sum(layers))} MB`);
  });

  it('is made of the facts that the text names', () => {
    const { runc, crun, namespaces, pullShare, dockerRun: whole } = FACTS;
    expect(text).toContain(
      `runc needs about ${time(runc.value)}, crun about ${String(crun.value)}`,
    );
    expect(namespaces.source).toContain('8 to 10 ms');
    expect(text).toContain('take 8 to 10 ms');
    expect(text).toContain(`${String(pullShare.value)} % of the time`);
    expect(pullShare.note).toContain('6.4 %');
    expect(text).toContain(`The ${String(whole.value)} ms of a warm`);
    expect(whole.range?.[0]).toBe(130);
  });
});

describe('the example image', () => {
  it('hides as much as the text says', () => {
    const steps = instructions({ order: 'packages-first', cleanup: 'later' });
    const { stored, seen } = sizesOf(build(steps, undefined).map((layer) => layer.entries));
    expect(text).toContain(`hid ${String(Math.round((stored - seen) / 1e6))} MB, and saved none`);
  });
});
