/** Each preset is right for each Kubernetes that can be chosen, and shows what its words say. */

import { describe, expect, it } from 'vitest';
import { createSession } from '../../../../src/sim/kube/session/session.ts';
import { clusterLab, PRESET_TITLES } from '../../../../src/widgets/cluster-lab/params.ts';
import { PRESETS, presetFor } from '../../../../src/widgets/cluster-lab/presets.ts';
import { checkYaml, readYaml } from '../../../../src/widgets/cluster-lab/read-yaml.ts';
import { scenarioFor } from '../../../../src/widgets/cluster-lab/story.ts';

it('every title has its preset', () => {
  expect(Object.keys(PRESETS).toSorted()).toEqual(Object.keys(PRESET_TITLES).toSorted());
});

const versions = Object.keys(clusterLab.params.version.options);
const small = Object.keys(PRESETS).filter((name) => name !== 'large');

describe.each(versions)('on Kubernetes 1.%s', (version) => {
  it.each(Object.keys(PRESETS))('%s has a manifest without a fault', (name) => {
    const { problems } = checkYaml(presetFor(name, Number(version)).yaml, Number(version));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(small)('%s does what it says', (name) => {
    const scenario = scenarioFor({ preset: name, version, seed: 42 });
    const session = createSession(scenario, readYaml);
    session.advance(() => true);
    const failed = session.done().filter((one) => one.failed);
    // Without an API server nobody can scale.
    expect(failed).toHaveLength(name === 'control-plane' ? 1 : 0);
    expect(session.recording().spans.length).toBeGreaterThan(0);
  });
});

function atEnd(name: string, at?: number) {
  const scenario = scenarioFor({ preset: name, version: '35', seed: 42 });
  const session = createSession(scenario, readYaml);
  session.advance(() => true);
  return { picture: session.pictureAt(at ?? scenario.until), session };
}

it('a node that loses power is found out after 50 s, and emptied five minutes later', () => {
  const { session } = atEnd('node-dies');
  const node = (at: number) => session.pictureAt(at).nodes[2];
  expect(node(55_000)?.ready).toBe('True');
  expect(node(70_000)?.ready).toBe('Unknown');
  expect(session.pictureAt(350_000).counts.lost).toBe(2);
  expect(session.pictureAt(384_000).counts.ready).toBe(10);
});

it('a drain waits for its budget', () => {
  const { session } = atEnd('drain');
  const lines = session.printed().map(({ line }) => line);
  expect(lines.at(0)).toBe('node/node-1 cordoned');
  expect(lines.at(-1)).toBe('node/node-1 drained');
  expect(session.pictureAt(30_000).nodes[0]?.pods).toEqual([]);
});

it('the fourth pod doesn’t fit', () => {
  expect(atEnd('does-not-fit').picture.counts).toEqual({ ready: 3, waiting: 1 });
});

it('a bad image leaves the old pods serving, until it is rolled back', () => {
  const { session } = atEnd('bad-image');
  expect(session.pictureAt(20_000).counts).toEqual({ ready: 3, failing: 2 });
  expect(session.pictureAt(32_000).counts).toEqual({ ready: 4 });
});
