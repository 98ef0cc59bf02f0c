import { and, eq, inArray, isNull } from 'drizzle-orm'
import { read, write, type Db } from '@/db/connection'
import { entries, releases, reviews, settings, staff } from '@/db/schema'
import type { Site } from '@/domain/published/site'
import { demonstrationSetting } from '@/domain/site/demonstration'
import type { Actor } from '@/domain/staff/actor'
import { done, type Result } from '@/lib/result'

/** Finds which first steps a person has done; undefined once dismissed. */
export async function firstSteps(actor: Actor) {
  const db = read()
  const [person] = await db
    .select({ id: staff.id, introducedAt: staff.introducedAt })
    .from(staff)
    .where(eq(staff.id, actor.id ?? -1))
  if (!person || person.introducedAt !== null) return undefined
  const isOwn = and(eq(entries.createdBy, person.id), isNull(entries.origin))
  const ownActs = (of: typeof releases | typeof reviews) =>
    db
      .select({ id: of.id })
      .from(entries)
      .innerJoin(of, eq(of.entryId, entries.id))
      .where(and(isOwn, eq(of.by, person.id)))
      .limit(1)
  const [written, published, submitted, isNamed, people] = await Promise.all([
    db.select({ id: entries.id }).from(entries).where(isOwn).limit(1),
    ownActs(releases),
    ownActs(reviews),
    isSiteNamed(db),
    db.select({ id: staff.id }).from(staff).limit(2),
  ])
  return {
    hasWritten: written.length > 0,
    hasPublished: published.length > 0,
    hasSubmitted: submitted.length > 0,
    isNamed,
    hasColleagues: people.length > 1,
  }
}

export type FirstSteps = NonNullable<Awaited<ReturnType<typeof firstSteps>>>

/** Returns whether the site has a name; that of the demonstration does not count. */
async function isSiteNamed(db: Db) {
  const rows = await db
    .select()
    .from(settings)
    .where(inArray(settings.key, ['name', demonstrationSetting]))
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value
  const name = valueOf('name')
  return name !== undefined && name !== (valueOf(demonstrationSetting) as Partial<Site> | undefined)?.name
}

export async function dismissFirstSteps(actor: Actor, now: number): Promise<Result> {
  await write(async (tx) => {
    const isNew = and(eq(staff.id, actor.id ?? -1), isNull(staff.introducedAt))
    await tx.update(staff).set({ introducedAt: now }).where(isNew)
  })
  return done(undefined)
}
