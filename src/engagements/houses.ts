/** Bodies of many states, by the codes of the guidelines. */

/** Houses of states that meet in summits. */
export const HOUSES: ReadonlySet<string> = new Set(['LAS', 'GCC', 'OIC', 'AU', 'EU', 'NATO']);
/** Those whose sitting is a summit. */
export const BODIES: ReadonlySet<string> = new Set([...HOUSES, 'UN', 'IAEA']);
