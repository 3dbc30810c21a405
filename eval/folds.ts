/** Folds for what is fitted: a tenth of the articles is set apart at a time. */
import { createHash } from 'node:crypto';

export const FOLDS = 10;

/** The fold of an article, 0 to 9, by a hash of what names it: an article is never in two. */
export const foldOf = (name: string): number => createHash('sha1').update(name).digest()[1]! % FOLDS;
