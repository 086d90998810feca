/** How many rounds pass before those that count. */

/** For the engine to make its fast code of both. */
export const WARM_UP = 10;
