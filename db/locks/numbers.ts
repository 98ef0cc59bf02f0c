// The numbers of PostgreSQL's advisory locks: no two are alike, and every machine of an installation has the same.

/** One write at a time. */
export const writersLock = 7_236_490

/** Several machines may start at once, and one of them changes the schema. */
export const migrationLock = 7_236_491

/** The first of two numbers of the locks of `lock.ts`. */
export const lockSpace = 7_236_492

/** One archive at a time arrives in a database. */
export const arrivalLock = 7_236_493
