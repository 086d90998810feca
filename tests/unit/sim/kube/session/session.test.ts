/** A session goes back and forth in time, and takes other ways, without losing what was. */

import { describe, expect, it } from 'vitest';
import type { Scenario, TimedAction } from '../../../../../src/sim/kube/session/scenario.ts';
import { createSession } from '../../../../../src/sim/kube/session/session.ts';
import { deployment } from '../../../../../src/widgets/cluster-lab/manifests.ts';
import { readYaml } from '../../../../../src/widgets/cluster-lab/read-yaml.ts';

const WEB = 'deployment/web';

function scenario(actions: readonly TimedAction[], until = 20_000): Scenario {
  const nodes = [{ name: 'node', count: 3, cpu: '4', memory: '8Gi' }];
  const first: TimedAction = { at: 500, do: 'apply', with: { yaml: deployment() } };
  return { minor: 35, seed: 7, nodes, actions: [first, ...actions], until };
}

function played(given: Scenario) {
  const session = createSession(given, readYaml);
  session.advance(() => true);
  return session;
}

const scaled: TimedAction = { at: 8000, do: 'scale', with: { workload: WEB, replicas: '5' } };
const bad: TimedAction = { at: 8000, do: 'image', with: { workload: WEB, image: 'web:bad' } };

describe('a session', () => {
  it('runs what is applied', () => {
    const session = played(scenario([]));
    expect(session.pictureAt(100).workloads).toEqual([]);
    expect(session.pictureAt(20_000).counts).toEqual({ ready: 3 });
    expect(session.done()[0]?.output).toBe('deployment.apps/web created');
  });

  it('shows the same moment after any other', () => {
    const session = played(scenario([scaled, { ...bad, at: 12_000 }]));
    const before = session.pictureAt(9000);
    for (const at of [20_000, 0, 13_000]) session.pictureAt(at);
    expect(session.pictureAt(9000)).toEqual(before);
  });

  it('is the same for the same seed, and has other names with another', () => {
    const given = scenario([scaled]);
    expect(played(given).recording()).toEqual(played(given).recording());
    const names = (seed: number) => JSON.stringify(played({ ...given, seed }).pictureAt(20_000));
    expect(names(7)).not.toBe(names(8));
  });

  it('keeps the past where another way is taken, and goes that way as if it were the first', () => {
    const session = played(scenario([scaled]));
    const before = session.pictureAt(7900);
    session.change(scenario([bad]));
    session.advance(() => true);
    expect(session.pictureAt(7900)).toEqual(before);
    const fresh = played(scenario([bad]));
    expect(session.recording()).toEqual(fresh.recording());
    expect(session.pictureAt(20_000)).toEqual(fresh.pictureAt(20_000));
    expect(session.done()).toEqual(fresh.done());
  });

  it('comes back to the way that was left', () => {
    const first = scenario([scaled]);
    const session = played(first);
    session.change(scenario([bad]));
    session.advance(() => true);
    session.change(first);
    session.advance(() => true);
    expect(session.recording()).toEqual(played(first).recording());
  });

  it('goes on from where it was when it is made longer', () => {
    const session = played(scenario([scaled], 10_000));
    session.change(scenario([scaled], 20_000));
    expect(session.now()).toBe(10_000);
    session.advance(() => true);
    expect(session.recording()).toEqual(played(scenario([scaled], 20_000)).recording());
  });

  it('plays in pieces as at once', () => {
    const session = createSession(scenario([scaled]), readYaml);
    let turns = 0;
    for (let over = false; !over; turns += 1) {
      let left = 3;
      over = session.advance(() => (left -= 1) >= 0);
    }
    expect(turns).toBeGreaterThan(10);
    expect(session.recording()).toEqual(played(scenario([scaled])).recording());
  });

  it('tells what can’t be done, and goes on', () => {
    const nobody: TimedAction = {
      at: 5000,
      do: 'scale',
      with: { workload: 'deployment/x', replicas: '2' },
    };
    const session = played(scenario([nobody, scaled]));
    expect(session.done()[1]).toMatchObject({
      failed: true,
      output: 'Error from server (NotFound): deployments.apps "x" not found',
    });
    expect(session.pictureAt(20_000).counts).toEqual({ ready: 5 });
  });

  it('applies what is right of a manifest, and says what is wrong with the rest', () => {
    const yaml = `${deployment({ name: 'api' })}---\nkind: Deployment\napiVersion: apps/v1\n`;
    const session = played(scenario([{ at: 5000, do: 'apply', with: { yaml } }]));
    expect(session.done()[1]?.failed).toBe(true);
    expect(session.pictureAt(20_000).workloads.map(({ name }) => name)).toEqual(['web', 'api']);
  });
});

describe('a picture', () => {
  it('numbers pods as they were made, and tells old revisions from new', () => {
    const session = played(scenario([bad]));
    const pods = session.pictureAt(19_000).nodes.flatMap(({ pods: all }) => all);
    expect(pods.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4]);
    expect(pods.filter(({ old }) => old)).toHaveLength(3);
    expect(pods.find(({ old }) => !old)).toMatchObject({ state: 'failing', revision: 2 });
  });

  it('shows at once that a node has no power, while the API server still says that it is ready', () => {
    const session = played(scenario([{ at: 8000, do: 'kill-node', with: { node: 'node-1' } }]));
    const [node] = session.pictureAt(9000).nodes;
    expect(node).toMatchObject({ power: false, ready: 'True' });
    expect(node?.pods.every(({ state }) => state === 'lost')).toBe(true);
  });

  it('says why a pod waits, node by node, in the scheduler’s words', () => {
    const yaml = deployment({ name: 'big', replicas: 1, cpu: '5' });
    const session = played(scenario([{ at: 5000, do: 'apply', with: { yaml } }]));
    const [pod] = session.pictureAt(15_000).waiting;
    const why = session.why(pod?.name ?? '', 15_000);
    expect(why?.message).toContain('0/3 nodes are available: 3 Insufficient cpu.');
    expect(why?.rows.map(({ reasons }) => reasons)).toEqual([
      ['Insufficient cpu'],
      ['Insufficient cpu'],
      ['Insufficient cpu'],
    ]);
  });

  it('counts where there are too many to draw', () => {
    const yaml = deployment({ replicas: 320, cpu: '10m', memory: '1Mi' });
    const session = played(scenario([{ at: 1000, do: 'apply', with: { yaml } }], 60_000));
    const picture = session.pictureAt(60_000);
    expect(picture.detailed).toBe(false);
    expect(picture.nodes.every(({ pods }) => pods.length === 0)).toBe(true);
    const total = picture.nodes.reduce((sum, { counts }) => sum + (counts.ready ?? 0), 0);
    expect(total).toBe(picture.counts.ready);
  });
});
