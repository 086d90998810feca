/** How the figure's times are read, and what stands between the module and the machine. */

export function Explain() {
  return (
    <>
      <p>
        The module is fetched, compiled, instantiated and run in a web worker, a thread of its own.
        Each phase ends with a reading of the browser’s clock, which moves in steps of about 0.1 ms.
        A phase that took less than 1 ms is done again, up to 1,000 times or for 20 ms, and what you
        see is the mean: the first time is often slower, and one reading couldn’t tell. For these
        repetitions calls aren’t recorded. “Report” is the way of the last message from the thread
        to the page; where it is too short to read once, 40 messages are sent to and fro.
      </p>
      <p>
        The host here is JavaScript in this page. It keeps the module’s files in memory, so a call
        ends in the host, and the disk of your machine isn’t touched. On a server the host is a
        program such as Wasmtime, which asks the kernel where it must. How far each call would go
        there is what the last column says; it’s knowledge of such hosts on Linux, not measured.
      </p>
    </>
  );
}
