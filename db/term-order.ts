import { asc, sql } from 'drizzle-orm'
import { terms } from './schema'

/** By position, then by name without case. */
export const termOrder = [asc(terms.position), sql`lower(${terms.name})`, asc(terms.name)]
