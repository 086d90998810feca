/** The lab in words: the cluster at this moment as tables, and what happened, in order. */

import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { Words } from '../../ui/Words.tsx';
import { clock } from './story.ts';
import type { Lab } from './use-lab.ts';
import { count, loadInWords, STATES } from './words.ts';

export function InWords({ lab }: { readonly lab: Lab }) {
  const { picture, recording } = lab;
  const pods = [
    ...picture.nodes.flatMap(({ name, pods: its }) => its.map((pod) => ({ pod, node: name }))),
    ...picture.waiting.map((pod) => ({ pod, node: 'none' })),
  ];
  return (
    <>
      <p>{`At ${clock(picture.at)}: ${count(picture.nodes.length, 'node')}, ${countsInWords(picture.counts)}.`}</p>
      {picture.workloads
        .map(loadInWords)
        .filter((words) => words !== '')
        .map((words) => (
          <p key={words}>{words}</p>
        ))}
      <ScrollBox class="scroll" label="Workloads">
        <table>
          <caption>Workloads</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Image</th>
              <th scope="col" class="n">
                Wanted
              </th>
              <th scope="col" class="n">
                Updated
              </th>
              <th scope="col" class="n">
                Ready
              </th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {picture.workloads.map((one) => (
              <tr key={one.name}>
                <th scope="row">{`${one.kind} ${one.name}`}</th>
                <td>{one.image}</td>
                <td class="n">{count(one.wanted)}</td>
                <td class="n">{count(one.updated)}</td>
                <td class="n">{count(one.ready)}</td>
                <td>{one.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {pods.length > 0 && (
        <ScrollBox class="scroll" label="Pods">
          <table>
            <caption>Pods</caption>
            <thead>
              <tr>
                <th scope="col">Pod</th>
                <th scope="col">Node</th>
                <th scope="col">State</th>
                <th scope="col">Status</th>
                <th scope="col" class="n">
                  Restarts
                </th>
              </tr>
            </thead>
            <tbody>
              {pods.map(({ pod, node }) => (
                <tr key={pod.name}>
                  <th scope="row">{pod.name}</th>
                  <td>{node}</td>
                  <td>{STATES[pod.state]}</td>
                  <td>{pod.status}</td>
                  <td class="n">{pod.restarts}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      <Words recording={recording} />
    </>
  );
}

function countsInWords(counts: Lab['picture']['counts']): string {
  const all = Object.entries(counts).filter(([, number]) => number > 0);
  if (all.length === 0) return 'no pods';
  return `pods: ${all.map(([state, number]) => `${count(number)} ${STATES[state as keyof typeof STATES]}`).join(', ')}`;
}
