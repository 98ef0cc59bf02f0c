import { asc, eq, max } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { helpServices, staff, terms } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { isLongUnchecked } from '@/lib/time/long-unchecked'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { serviceProblems, tidyService, type HelpServiceInput } from './help-service-input'

export type { HelpServiceInput }

/** `checked`: the sender has verified it today. */
type NewService = HelpServiceInput & { countryId: number; checked?: boolean }

export async function createHelpService(
  actor: Actor,
  service: NewService,
  now: number,
): Promise<Result<{ id: number }>> {
  permit(actor, 'manageHelp')
  const { countryId, checked } = service
  const input = tidyService(service)
  const problems = serviceProblems(input)
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    if (!(await countryOf(tx, countryId))) return refused('Choose a country.', 'countryId')
    const [last] = await tx
      .select({ position: max(helpServices.position) })
      .from(helpServices)
      .where(eq(helpServices.countryId, countryId))
    const position = (last?.position ?? 0) + 1
    const [added] = await tx
      .insert(helpServices)
      .values({ ...input, countryId, position, ...(checked && checkedColumns(actor, now)) })
      .returning({ id: helpServices.id })
    await recordServiceAct(tx, actor, 'added help service', { id: added!.id, countryId }, now)
    return done(added!)
  })
}

type ChangedService = HelpServiceInput & { id: number; checked?: boolean }

export async function changeHelpService(
  actor: Actor,
  { id, checked, ...typed }: ChangedService,
  now: number,
): Promise<Result> {
  permit(actor, 'manageHelp')
  const input = tidyService(typed)
  const problems = serviceProblems(input)
  if (problems.length) return { ok: false, problems }
  return changeServiceWith(
    actor,
    { id, verb: 'changed help service', values: { ...input, ...(checked && checkedColumns(actor, now)) } },
    now,
  )
}

export async function checkHelpService(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'manageHelp')
  return changeServiceWith(actor, { id, verb: 'checked help service', values: checkedColumns(actor, now) }, now)
}

export async function removeHelpService(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'manageHelp')
  return write(async (tx) => {
    const [removed] = await tx
      .delete(helpServices)
      .where(eq(helpServices.id, id))
      .returning({ id: helpServices.id, countryId: helpServices.countryId })
    if (!removed) return refused(serviceMissing)
    await recordServiceAct(tx, actor, 'removed help service', removed, now)
    return done(undefined)
  })
}

/** Moves a service within its country. `by`: -1 up, 1 down. */
export async function moveHelpService(
  actor: Actor,
  { id, by }: { id: number; by: -1 | 1 },
  now: number,
): Promise<Result> {
  permit(actor, 'manageHelp')
  return write(async (tx) => {
    const [service] = await tx.select().from(helpServices).where(eq(helpServices.id, id))
    if (!service) return refused(serviceMissing)
    const rows = await tx
      .select({ id: helpServices.id })
      .from(helpServices)
      .where(eq(helpServices.countryId, service.countryId))
      .orderBy(asc(helpServices.position), asc(helpServices.id))
    const at = rows.findIndex((row) => row.id === id)
    const neighbour = rows[at + by]
    if (!neighbour) return done(undefined)
    const ordered = rows.with(at, neighbour).with(at + by, rows[at]!)
    for (const [n, row] of ordered.entries())
      await tx
        .update(helpServices)
        .set({ position: n + 1 })
        .where(eq(helpServices.id, row.id))
    await recordServiceAct(tx, actor, 'moved help service', service, now)
    return done(undefined)
  })
}

export async function helpServicesForDesk(actor: Actor, now: number) {
  permit(actor, 'manageHelp')
  const [countries, services] = await Promise.all([
    read()
      .select({ id: terms.id, slug: terms.slug, name: terms.name })
      .from(terms)
      .where(eq(terms.kind, 'country'))
      .orderBy(...termOrder),
    read()
      .select({ service: helpServices, checkedByName: staff.name })
      .from(helpServices)
      .leftJoin(staff, eq(staff.id, helpServices.checkedBy))
      .orderBy(asc(helpServices.position), asc(helpServices.id)),
  ])
  return countries.map((country) => ({
    ...country,
    services: services
      .filter(({ service }) => service.countryId === country.id)
      .map(({ service, checkedByName }) => {
        const { countryId: _, position: __, checkedBy: ___, ...shown } = service
        return { ...shown, checkedByName, isOverdue: isLongUnchecked(service, now) }
      }),
  }))
}

/** Lists services unchecked for 90 days, or never checked, the longest unchecked first. */
export async function overdueHelp(actor: Actor, now: number) {
  if (!may(actor, 'manageHelp')) return []
  const rows = await read()
    .select({
      id: helpServices.id,
      name: helpServices.name,
      country: terms.name,
      slug: terms.slug,
      checkedAt: helpServices.checkedAt,
      isSample: helpServices.isSample,
    })
    .from(helpServices)
    .innerJoin(terms, eq(terms.id, helpServices.countryId))
  return rows.filter((service) => isLongUnchecked(service, now)).sort((a, b) => (a.checkedAt ?? 0) - (b.checkedAt ?? 0))
}

export type OverdueHelp = Awaited<ReturnType<typeof overdueHelp>>[number]
export type HelpCountryForDesk = Awaited<ReturnType<typeof helpServicesForDesk>>[number]
export type HelpServiceForDesk = HelpCountryForDesk['services'][number]

const serviceMissing = 'This service is no longer there: someone removed it.'

function checkedColumns(actor: Actor, now: number) {
  return { checkedAt: now, checkedBy: actor.id }
}

type ServiceChange = { id: number; verb: string; values: Partial<typeof helpServices.$inferInsert> }

async function changeServiceWith(actor: Actor, { id, verb, values }: ServiceChange, now: number): Promise<Result> {
  return write(async (tx) => {
    const [service] = await tx
      .update(helpServices)
      .set(values)
      .where(eq(helpServices.id, id))
      .returning({ id: helpServices.id, countryId: helpServices.countryId })
    if (!service) return refused(serviceMissing)
    await recordServiceAct(tx, actor, verb, service, now)
    return done(undefined)
  })
}

type RecordedService = { id: number; countryId: number }

function recordServiceAct(tx: Tx, actor: Actor, verb: string, { id, countryId }: RecordedService, now: number) {
  return record(tx, actor, { verb, detail: { service: id, term: countryId, kind: 'country' } }, now)
}

async function countryOf(tx: Tx, id: number) {
  const [term] = await tx.select({ kind: terms.kind }).from(terms).where(eq(terms.id, id))
  return term?.kind === 'country'
}
