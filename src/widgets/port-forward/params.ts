/** What the port figure is told: how the two containers are started, and who asks for what. */

import { defineWidget } from '../definition.ts';

const hostPort = { kind: 'number', min: 0, max: 65_535, step: 1 } as const;

export const portForward = defineWidget({
  name: 'port-forward',
  title: 'Two containers, one port 80 each',
  alternative:
    'A simulated host with two containers that both listen on port 80. A picture follows the first packet of a request, step by step, from the asker through the host’s port, the rewriting of its destination, the bridge and a veth pair to the process, or to where it is refused.',
  params: {
    network: {
      kind: 'choice',
      label: 'Containers’ network',
      initial: 'bridge',
      options: { bridge: 'a namespace each (bridge)', host: 'the host’s own (--network host)' },
    },
    port1: {
      ...hostPort,
      label: 'web-1: host port',
      initial: 8080,
      help: '0: not published.',
    },
    port2: { ...hostPort, label: 'web-2: host port', initial: 8081, help: '0: not published.' },
    publish: {
      kind: 'choice',
      label: 'Published on',
      initial: 'all',
      options: { all: 'every address (0.0.0.0)', local: '127.0.0.1 only' },
    },
    listen: {
      kind: 'choice',
      label: 'Servers listen on',
      initial: 'all',
      options: { all: 'every address (0.0.0.0)', local: '127.0.0.1 only' },
    },
    taken: {
      ...hostPort,
      label: 'A program of the host on port',
      initial: 0,
      help: '0: there is none.',
    },
    from: {
      kind: 'choice',
      label: 'Request from',
      initial: 'laptop',
      options: { laptop: 'a laptop outside', host: 'the host', 'web-1': 'inside web-1' },
    },
    to: {
      kind: 'choice',
      label: 'to',
      initial: 'host',
      options: {
        host: 'the host, 192.168.1.10',
        localhost: 'localhost',
        'web-1': 'web-1, 172.17.0.2',
        'web-2': 'web-2, 172.17.0.3',
      },
    },
    port: { kind: 'number', label: 'port', initial: 8080, min: 1, max: 65_535, step: 1 },
  },
  shows: ['simulated'],
  form: 'figure',
});

export type PortSchema = typeof portForward.params;
