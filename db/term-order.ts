import { asc, sql } from 'drizzle-orm'
import { terms } from './schema'

/** By position, then as people look a name up: “alpha” before “BETA”, where bytes would have every capital first. */
export const termOrder = [asc(terms.position), sql`lower(${terms.name})`, asc(terms.name)]
