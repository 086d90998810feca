/** What the port model rests on, and where it is simpler than a host with Docker. */

export function Explain() {
  return (
    <>
      <p>
        A port is free or taken in a network namespace, not on a machine: bind(2) and
        network_namespaces(7). Publishing is Docker’s: for each published port it adds a rule to the
        host’s nat table, which rewrites the destination of what comes in (DNAT), and starts
        docker-proxy, which takes what no rule is for. See{' '}
        <a href="https://docs.docker.com/engine/network/port-publishing/" rel="noopener">
          Port publishing and mapping
        </a>{' '}
        and{' '}
        <a href="https://docs.docker.com/engine/network/packet-filtering-firewalls/" rel="noopener">
          Packet filtering and firewalls
        </a>{' '}
        in Docker’s documentation.
      </p>
      <p>
        The messages of a clash are those of Docker Engine 28 and of nginx; the container’s long id
        is left out. Other versions say it a little differently.
      </p>
      <p>
        Steps are counted, not timed: the model knows no microseconds. Simplified: IPv4 and TCP
        only; only the first packet is followed, and the answer is said to go the same way back;
        filter rules and name service are left out; every container stands on one bridge. In
        Kubernetes each pod has an address that others reach directly, so that nothing is published
        on a node unless you ask for it.
      </p>
    </>
  );
}
