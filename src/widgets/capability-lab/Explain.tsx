/** Where the program runs, and how far its calls and times can be trusted. */

export function Explain() {
  return (
    <>
      <p>
        The program really runs, in a thread of this page. The host is JavaScript beside it: it
        keeps the files in memory and answers each call. What you deny it refuses with an errno, as
        a host such as Wasmtime does for what was never granted.
      </p>
      <p>
        The times are readings of the browser’s clock, which moves in steps of about 0.1&nbsp;ms.
        Recording a call costs time too, so a run without the record is faster. Before the first run
        “In words” has calls that were recorded when this site was made, on the same host.
      </p>
    </>
  );
}
