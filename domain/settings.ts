import { and, eq, ne } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { entries, settings } from '@/db/schema'
import { siteLanguage } from '@/lib/languages'
import { done, type Problem, type Result } from '@/lib/result'
import { isZone } from '@/lib/time'
import { permit, type Actor } from './actor'
import { headOf } from './head'
import { liveTeasers } from './published/live'
import { defaultSite, type MenuItem, type Organisation, type Site } from './published/site'

/** How many lines the menu and the list of organisations can have. */
export const mostLines = 20

/**
 * Changes some of the site's settings, all or none. Refused: texts that are empty or too long, a zone that does not exist,
 * addresses that lead nowhere, a lead that is no post or publication. The field of a line names its place: `menu.2.path`.
 */
export async function changeSettings(actor: Actor, changes: Partial<Site>): Promise<Result> {
  permit(actor, 'manageSettings')
  const asked = trimmed(changes)
  const problems = [...textProblems(asked), ...menuProblems(asked.menu), ...organisationProblems(asked.organisations)]
  if (asked.leadEntryId && !(await canLead(asked.leadEntryId)))
    problems.push({
      message: 'There is no such post or publication any more. Choose another one.',
      field: 'leadEntryId',
    })
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    for (const [key, value] of Object.entries(asked)) {
      if (!(key in defaultSite) || value === undefined) continue
      if (value === null) await tx.delete(settings).where(eq(settings.key, key))
      else await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
    }
    return done(undefined)
  })
}

/** Live posts and publications in the site's language that can lead the front page, newest first, the chosen one among them. */
export async function leadChoices(actor: Actor, chosen: number | null, now: number, limit = 100) {
  permit(actor, 'manageSettings')
  const where = and(ne(entries.kind, 'page'), eq(entries.language, siteLanguage))
  const live = (await liveTeasers(now, { where, limit })).map(({ entryId, title, dated }) => ({
    entryId,
    title,
    dated,
  }))
  if (!chosen || live.some((choice) => choice.entryId === chosen)) return live
  const [older] = await liveTeasers(now, { where: and(where, eq(entries.id, chosen)) })
  const title = older?.title ?? (await newestTitle(chosen))
  return title === undefined ? live : [...live, { entryId: chosen, title, dated: older?.dated ?? null }]
}

function trimmed(changes: Partial<Site>): Partial<Site> {
  const texts = Object.entries(changes).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
  const { menu, organisations } = changes
  return {
    ...Object.fromEntries(texts),
    ...(menu && { menu: menu.map(({ label, path }) => ({ label: label.trim(), path: path.trim() })) }),
    ...(organisations && {
      organisations: organisations.map(({ name, url }) => ({ name: name.trim(), url: url.trim() })),
    }),
  }
}

const longest = { name: 100, tagline: 200, contact: 300, publisher: 200 }

function textProblems(changes: Partial<Site>): Problem[] {
  const problems: Problem[] = []
  if (changes.name === '') problems.push({ message: 'The site needs a name.', field: 'name' })
  for (const [field, most] of Object.entries(longest)) {
    const text = changes[field as keyof typeof longest] ?? ''
    if ([...text].length > most) problems.push({ message: `Keep it under ${most} characters.`, field })
  }
  if (changes.zone !== undefined && !isZone(changes.zone))
    problems.push({ message: 'There is no such time zone.', field: 'zone' })
  return problems
}

function menuProblems(menu: MenuItem[] = []): Problem[] {
  if (menu.length > mostLines) return [{ message: `The menu can have ${mostLines} lines.`, field: 'menu' }]
  return menu.flatMap(({ label, path }, n) => [
    ...(label ? [] : [{ message: 'Give this line a label.', field: `menu.${n}.label` }]),
    ...([...label].length > 40 ? [{ message: 'Keep the label under 40 characters.', field: `menu.${n}.label` }] : []),
    ...(isOwnPath(path)
      ? []
      : [{ message: 'Write an address on this site, such as /about.', field: `menu.${n}.path` }]),
  ])
}

function organisationProblems(organisations: Organisation[] = []): Problem[] {
  if (organisations.length > mostLines)
    return [{ message: `There can be ${mostLines} organisations.`, field: 'organisations' }]
  return organisations.flatMap(({ name, url }, n) => [
    ...(name ? [] : [{ message: 'Give this organisation a name.', field: `organisations.${n}.name` }]),
    ...([...name].length > 150
      ? [{ message: 'Keep the name under 150 characters.', field: `organisations.${n}.name` }]
      : []),
    ...(url === '' || isWebAddress(url)
      ? []
      : [{ message: 'Write the whole address, such as https://www.example.org.', field: `organisations.${n}.url` }]),
  ])
}

/** A path of this site: `//` and `/\` would lead browsers elsewhere. */
function isOwnPath(path: string) {
  return path.length <= 300 && /^\/(?![/\\])[^\s\\]*$/.test(path)
}

function isWebAddress(url: string) {
  return url.length <= 500 && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)
}

async function canLead(entryId: number) {
  const [entry] = await read().select({ kind: entries.kind }).from(entries).where(eq(entries.id, entryId))
  return entry !== undefined && entry.kind !== 'page'
}

async function newestTitle(entryId: number) {
  return (await headOf(read(), entryId))?.title
}
