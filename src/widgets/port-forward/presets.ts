/** Settings that show one idea about ports each. */

import type { Preset } from '../Presets.tsx';
import type { PortSchema } from './params.ts';

export const PRESETS: readonly Preset<PortSchema>[] = [
  {
    label: 'From outside',
    idea: 'Both servers listen on port 80, each in its own network namespace. Outside they have two ports of the host, and a rule that says which is which.',
    values: {},
  },
  {
    label: 'The other container',
    idea: 'The same host, another port: the rule for 8081 leads to the other address.',
    values: { port: 8081 },
  },
  {
    label: 'One host port twice',
    idea: 'The host has each port once. The engine refuses the second container; the first one isn’t touched.',
    values: { port2: 8080 },
  },
  {
    label: 'Taken by the host',
    idea: 'A program of the host holds the port already: EADDRINUSE, as between any two programs of one namespace.',
    values: { taken: 8080 },
  },
  {
    label: 'Host network',
    idea: 'Without network namespaces of their own both servers want the host’s port 80. The second one ends with EADDRINUSE.',
    values: { network: 'host', port: 80 },
  },
  {
    label: 'localhost on the host',
    idea: 'No rule is for 127.0.0.1. The connection is taken by docker-proxy, a program that listens on the host’s port, and opens a second one.',
    values: { from: 'host', to: 'localhost' },
  },
  {
    label: 'localhost in a container',
    idea: 'localhost means “this network namespace”, not “this machine”: inside web-1 nobody listens on 8081, whatever is published on the host.',
    values: { from: 'web-1', to: 'localhost', port: 8081 },
  },
  {
    label: 'Container to container',
    idea: 'On one bridge containers reach each other by address and by the server’s own port. Publishing is for those outside.',
    values: { from: 'web-1', to: 'web-2', port: 80, port1: 0, port2: 0 },
  },
  {
    label: 'Server on 127.0.0.1',
    idea: 'The packet arrives, and is refused: it is for the container’s eth0, and the server listens on its loopback device only. A common mistake.',
    values: { listen: 'local' },
  },
  {
    label: 'Published on 127.0.0.1',
    idea: 'Published for the host itself only: whoever asks from outside is refused.',
    values: { publish: 'local' },
  },
];
