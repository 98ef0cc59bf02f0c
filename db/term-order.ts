import { asc, sql } from 'drizzle-orm'
import { terms } from './schema'

export const termOrder = [asc(terms.position), sql`lower(${terms.name})`, asc(terms.name)]
