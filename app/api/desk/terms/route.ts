import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { createTerm } from '@/domain/entries/terms'

const NamedTerm = z.object({ kind: z.enum(['topic', 'country']), name: z.string().max(10_000) })

export const POST = jsonRoute(NamedTerm, (actor, term, _, now) => createTerm(actor, term, now))
