import { asc, eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { terms } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { isSlug, slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'

type NewTerm = {
  kind: 'topic' | 'country'
  name: string
  slug?: string
  description?: string
  position?: number
  origin?: string
}

/** Adds a topic or a country. Its address must be free. */
export async function createTerm(actor: Actor, term: NewTerm): Promise<Result<{ id: number }>> {
  permit(actor, 'manageTerms')
  const name = term.name.trim()
  if (!name) return refused('Give it a name.', 'name')
  if (name.length > 100) return refused('Keep the name under 100 characters.', 'name')
  const slug = term.slug || slugify(name, '')
  if (!isSlug(slug)) return refused('Give it an address in small Latin letters, digits and hyphens.', 'slug')
  return write(async (tx) => {
    const [added] = await tx
      .insert(terms)
      .values({ ...term, name, slug })
      .onConflictDoNothing()
      .returning({ id: terms.id })
    return added ? done(added) : refused(`There is one with the address “${slug}” already.`, 'slug')
  })
}

/** Changes a term's name or description. Its address stays: people have printed it. */
export async function changeTerm(
  actor: Actor,
  { id, name, description }: { id: number; name: string; description: string },
): Promise<Result> {
  permit(actor, 'manageTerms')
  if (!name.trim()) return refused('Give it a name.', 'name')
  return write(async (tx) => {
    await tx.update(terms).set({ name: name.trim(), description: description.trim() }).where(eq(terms.id, id))
    return done(undefined)
  })
}

/** Every topic and country, used or not, for choosing from. */
export async function allTerms(actor: Actor) {
  permit(actor, 'write', { createdBy: actor.id })
  return read().select().from(terms).orderBy(asc(terms.kind), asc(terms.position), asc(terms.name))
}
