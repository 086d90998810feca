/** Whatever a reader does, and however they go back and forth, a session is a function of scenario and time. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Scenario, TimedAction } from '../../../src/sim/kube/session/scenario.ts';
import { createSession } from '../../../src/sim/kube/session/session.ts';
import { deployment } from '../../../src/widgets/cluster-lab/manifests.ts';
import { readYaml } from '../../../src/widgets/cluster-lab/read-yaml.ts';

const workload = 'deployment/web';
const action = fc.oneof(
  fc.nat(6).map((n) => ({ do: 'scale', with: { workload, replicas: String(n) } })),
  fc.constantFrom('web:2', 'web:bad', 'web:crash').map((image) => ({
    do: 'image',
    with: { workload, image },
  })),
  fc.constantFrom('undo', 'pause', 'resume').map((name) => ({ do: name, with: { workload } })),
  fc
    .tuple(
      fc.constantFrom('kill-node', 'restore-node', 'cordon', 'drain'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([name, node]) => ({ do: name, with: { node: `node-${String(node)}` } })),
);

const END = 30_000;
const actions = fc
  .array(fc.tuple(fc.integer({ min: 3000, max: END - 1 }), action), { maxLength: 5 })
  .map((all) =>
    all.map(([at, one]): TimedAction => ({ at, ...one })).toSorted((a, b) => a.at - b.at),
  );

function scenario(more: readonly TimedAction[]): Scenario {
  const nodes = [{ name: 'node', count: 3, cpu: '2', memory: '4Gi' }];
  const first = { at: 0, do: 'apply', with: { yaml: deployment() } };
  return { minor: 35, seed: 3, nodes, actions: [first, ...more], until: END };
}

function played(given: Scenario) {
  const session = createSession(given, readYaml);
  session.advance(() => true);
  return session;
}

it('a moment is the same from whichever side it is reached', () => {
  fc.assert(
    fc.property(actions, fc.array(fc.nat(END), { minLength: 2, maxLength: 5 }), (more, times) => {
      const session = played(scenario(more));
      for (const at of times) session.pictureAt(at);
      for (const at of times) {
        expect(session.pictureAt(at)).toEqual(played(scenario(more)).pictureAt(at));
      }
    }),
    { numRuns: 25 },
  );
});

it('another way keeps the past, and is what it would have been at first', () => {
  fc.assert(
    fc.property(actions, actions, fc.integer({ min: 3000, max: END - 1 }), (one, other, fork) => {
      const before = one.filter(({ at }) => at <= fork);
      const next = scenario([...before, ...other.filter(({ at }) => at > fork)]);
      const session = played(scenario(one));
      session.change(next);
      session.advance(() => true);
      const fresh = played(next);
      expect(session.recording()).toEqual(fresh.recording());
      expect(session.done()).toEqual(fresh.done());
      expect(session.printed()).toEqual(fresh.printed());
      expect(session.pictureAt(END)).toEqual(fresh.pictureAt(END));
    }),
    { numRuns: 25 },
  );
});
