/** Behind the lab: what the model does, and where it is simpler than the world. */

export function Explain() {
  return (
    <p>
      <b>The cluster is simulated.</b> A browser can’t run one.
    </p>
  );
}
