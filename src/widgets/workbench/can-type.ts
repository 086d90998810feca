/** Whether a program can wait here for what its reader types. */

/**
 * Needs WebAssembly JavaScript Promise Integration (WebAssembly.Suspending). Pages are made on a
 * server that doesn't run anything: there it is taken for granted, so that a page says the same first.
 */
export function canType(): boolean {
  return typeof document === 'undefined' || 'Suspending' in WebAssembly;
}
