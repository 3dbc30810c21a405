/**
 * Offices through time: who held which office on which day, who is meant by a name, and between which
 * days a report without a date must lie. The facts stand in `lexicons/officeholders.tsv` and
 * `lexicons/persons.tsv`; what follows from them is inferred, never stated.
 */
export {
  type BoundDays,
  type BoundReason,
  boundDay,
  type DatedAnchor,
  type DayFacts,
  type NamedHolder,
  type Window,
} from './bounds.ts';
export { checkOffices, type OfficeProblem, type OfficeProblemCode } from './check.ts';
export {
  type Holding,
  loadOffices,
  makeOffices,
  type Offices,
  type PersonId,
  readHoldings,
  readSpellings,
  type Spelling,
} from './facts.ts';
export {
  addHolders,
  type ClosedRow,
  type ImportedHolders,
  type ImportProblem,
  importHolders,
} from './import.ts';
export {
  type FindOptions,
  findPerson,
  type Holder,
  nameOf,
  theHolder,
  whichOffice,
  whoHeld,
  whoseIs,
} from './lookup.ts';
export { canonicalName, isSameName } from './spelling.ts';
