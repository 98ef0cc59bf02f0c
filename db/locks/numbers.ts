// Lock numbers: all machines of an installation must use the same.

export const writersLock = 7_236_490

/** Machines may start at once: the holder changes the schema. */
export const migrationLock = 7_236_491

/** The first of two numbers of the locks in `lock.ts`. */
export const lockSpace = 7_236_492

export const arrivalLock = 7_236_493
