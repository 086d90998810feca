/** The API server's no to a request that is well formed. */

/** The message is what it says after "Error from server (Forbidden): ". */
export class Refused extends Error {}
