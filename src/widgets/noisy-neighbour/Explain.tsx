/** How the slow-down is measured, and what it does and doesn't show. */

export function Explain() {
  return (
    <>
      <p>
        Each thread is a web worker that runs the same WebAssembly module, which counts primes. The
        timed one runs once without being counted, so that the engine has made its fast code. Then
        it is timed alone, and again while every neighbour counts without a pause. A bar is the
        median of all runs; the whisker goes from the fifth to the ninety-fifth percentile.
      </p>
      <p>
        Nothing here gives a thread a share: the browser asks for threads, and your operating system
        puts them on cores. So with fewer threads than cores the slow-down is small, and with more
        it grows about as threads per core. Your other programs are neighbours too. Some browsers
        state fewer cores than there are, and phones and laptops slow their clock down when several
        cores are busy.
      </p>
    </>
  );
}
