/** The version stamped on every reading; equal to that of package.json (tested). */
export const VERSION = '0.1.0';
