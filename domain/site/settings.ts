import { and, eq, isNull, ne, like, or } from 'drizzle-orm'
import { read, write, type Tx, type Db } from '@/db/connection'
import { entries, settings, media } from '@/db/schema'
import { mainLanguage } from '@/lib/languages/languages'
import { done, type Problem, type Result } from '@/lib/result'
import { isZone } from '@/lib/time/time'
import { isSecureAddress, isWebAddress } from '@/lib/web/web-address'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo, readableAmong } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { hasState } from '@/domain/entries/entry-filter'
import { headOf } from '@/domain/entries/head'
import { catalogueAt } from '@/domain/published/catalogue/catalogue'
import { liveTexts, newestOf } from '@/domain/published/catalogue/selection'
import { liveTeasers, liveTeasersAt } from '@/domain/published/teasers'
import {
  defaultSite,
  onOneLines,
  type Organisation,
  type Site,
  pictureSettings,
  type PictureSetting,
  type SitePicture,
} from '@/domain/published/site'
import { markAllRenamed } from '@/domain/entries/renamed'
import { menuProblems, trimMenu } from './menus'
import { translationProblems, trimTranslations } from './site-names'
import { saveSetting } from './save-setting'

const maxOrganisations = 20

const maxPins = 6

/** Changes all or none; editors only the front page. With `opened`, refuses settings that changed since. */
export async function changeSettings(
  actor: Actor,
  changes: Partial<Site>,
  now: number,
  opened: Partial<Site> = {},
): Promise<Result> {
  const tidyChanges = trimSettings(changes)
  const keys = (Object.keys(tidyChanges) as (keyof Site)[]).filter(
    (key) => key in defaultSite && tidyChanges[key] !== undefined,
  )
  permit(actor, keys.every((key) => frontSettings.has(key)) ? 'arrangeFront' : 'manageSettings')
  const problems = [
    ...textProblems(tidyChanges),
    ...menuProblems('menu', tidyChanges.menu),
    ...menuProblems('footerMenu', tidyChanges.footerMenu),
    ...organisationProblems(tidyChanges.organisations),
  ]
  problems.push(...translationProblems(tidyChanges.translations))
  problems.push(...(await frontProblems(actor, tidyChanges, now)))
  problems.push(...(await sitePicturesIn(read(), tidyChanges)).problems)
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    // Checked again: a picture may be in the trash meanwhile.
    const { pictures, problems } = await sitePicturesIn(tx, tidyChanges)
    if (problems.length) return { ok: false, problems }
    Object.assign(tidyChanges, pictures)
    const saved = onOneLines({ ...defaultSite, ...Object.fromEntries((await tx.select().from(settings)).map(pair)) })
    const changed = keys.filter((key) => !isSame(saved[key], tidyChanges[key]))
    const newer = changed.filter((key) => key in opened && !isSame(saved[key], opened[key]))
    if (newer.length) return { ok: false, problems: newer.map((field) => changedProblem(field, saved[field])) }
    for (const key of changed) await saveOrDelete(tx, key, tidyChanges[key])
    if (changed.some((key) => settingsInRecords.has(key))) await markAllRenamed(tx, now)
    if (changed.length) await record(tx, actor, { verb: 'changed settings', detail: namesAsDetail(changed) }, now)
    return done(undefined)
  })
}

const settingsInRecords = new Set<keyof Site>(['publisher', 'name', 'zone'])
const frontSettings = new Set<keyof Site>(['leadEntryId', 'pinnedEntryIds'])

function pair({ key, value }: typeof settings.$inferSelect) {
  return [key, value] as const
}

function isSame(a: unknown, b: unknown) {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Creates a detail of names only: values may contain words of people. */
function namesAsDetail(keys: string[]) {
  return Object.fromEntries(keys.map((key) => [key, true]))
}

async function saveOrDelete(tx: Tx, key: keyof Site, value: unknown) {
  if (value === null) await tx.delete(settings).where(eq(settings.key, key))
  else await saveSetting(tx, key, value)
}

function changedProblem(field: keyof Site, value: Site[keyof Site]): Problem {
  const is = typeof value === 'string' ? `: it says “${value}” now` : ''
  const message = `Someone changed this while the page was open${is}. Save again to put yours in its place, or load the page again to see theirs.`
  return { message, field: `newer.${field}` }
}

async function frontProblems(
  actor: Actor,
  { leadEntryId, pinnedEntryIds = [] }: Partial<Site>,
  now: number,
): Promise<Problem[]> {
  const problems: Problem[] = []
  if (leadEntryId && !(await canLead(actor, leadEntryId, now)))
    problems.push({ message: entryMissing, field: 'leadEntryId' })
  if (pinnedEntryIds.length > maxPins)
    problems.push({ message: `${maxPins} texts can be pinned.`, field: 'pinnedEntryIds' })
  for (const [n, pinned] of pinnedEntryIds.entries()) {
    const field = `pinnedEntryIds.${n}`
    if (pinnedEntryIds.indexOf(pinned) < n) problems.push({ message: 'This one is pinned above already.', field })
    else if (!(await canLead(actor, pinned, now))) problems.push({ message: entryMissing, field })
  }
  return problems
}
const entryMissing = 'There is no such post or publication any more. Choose another one.'

/** Lists entries that can lead, including chosen ones. */
export async function leadChoices(actor: Actor, chosen: number[], now: number, limit = 100) {
  permit(actor, 'arrangeFront')
  const where = and(ne(entries.kind, 'page'), eq(entries.language, mainLanguage()))
  const catalogue = await catalogueAt(now)
  const newest = newestOf(catalogue, liveTexts(catalogue, mainLanguage()), limit)
  const live = (await liveTeasersAt(now, catalogue, newest)).map(({ entryId, title, dated }) => ({
    entryId,
    title,
    dated: dated as number | null,
  }))
  const readable = await readableAmong(read(), actor, chosen)
  for (const entryId of new Set(chosen)) {
    if (live.some((choice) => choice.entryId === entryId)) continue
    const [older] = await liveTeasers(now, { where: and(where, eq(entries.id, entryId)) })
    const title = older?.title ?? (readable.has(entryId) ? await newestTitle(entryId) : undefined)
    if (title !== undefined) live.push({ entryId, title, dated: older?.dated ?? null })
  }
  return live
}

function trimSettings(changes: Partial<Site>): Partial<Site> {
  const { translations, menu, footerMenu, ...others } = onOneLines(changes)
  return {
    ...others,
    ...(menu && { menu: trimMenu(menu) }),
    ...(footerMenu && { footerMenu: trimMenu(footerMenu) }),
    ...(translations && { translations: trimTranslations(translations) }),
  }
}

const maxLength = { name: 100, tagline: 200, contact: 300, publisher: 200 }

function textProblems(changes: Partial<Site>): Problem[] {
  const problems: Problem[] = []
  if (changes.name === '') problems.push({ message: 'The site needs a name.', field: 'name' })
  for (const [field, max] of Object.entries(maxLength)) {
    const text = changes[field as keyof typeof maxLength] ?? ''
    if ([...text].length > max) problems.push({ message: `Keep it under ${max} characters.`, field })
  }
  const { leaveTo } = changes
  if (leaveTo !== undefined && !isSecureAddress(leaveTo))
    problems.push({ message: 'Write the whole address of a site, beginning with https://.', field: 'leaveTo' })
  if (changes.zone !== undefined && !isZone(changes.zone))
    problems.push({ message: 'There is no such time zone.', field: 'zone' })
  return problems
}

function organisationProblems(organisations: Organisation[] = []): Problem[] {
  if (organisations.length > maxOrganisations)
    return [{ message: `There can be ${maxOrganisations} organisations.`, field: 'organisations' }]
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

/** Returns whether an entry can lead: this person sees it, at the desk or as a reader. */
async function canLead(actor: Actor, entryId: number, now: number) {
  const isTheirs = isOpenTo(actor)
  const isSeen = isTheirs && or(isTheirs, hasState('live', now))
  return (
    (await read().$count(
      entries,
      and(eq(entries.id, entryId), ne(entries.kind, 'page'), isNull(entries.trashedAt), isSeen),
    )) > 0
  )
}

async function newestTitle(entryId: number) {
  return (await headOf(read(), entryId))?.title
}

/** Minimum pixels: of an icon, as large as phones show it; of a logo, for a sharp screen. */
const minIconSide = 192
const minLogoSide = 48

type Pictures = Partial<Pick<Site, PictureSetting>>

/** Finds chosen pictures. Sizes are read from the uploads, not taken from the browser. */
async function sitePicturesIn(db: Db, changes: Pictures) {
  const pictures: Pictures = {}
  const problems: Problem[] = []
  for (const field of pictureSettings) {
    const picture = changes[field]
    if (!picture) continue
    const upload = await findPicture(db, picture.id)
    const message = upload ? problemOf(field, upload) : 'This picture is no longer there. Choose another one.'
    if (message) problems.push({ message, field })
    else if (upload) pictures[field] = { id: upload.id, width: upload.width, height: upload.height }
  }
  return { pictures, problems }
}

async function findPicture(db: Db, id: string) {
  const [row] = await db
    .select({ id: media.id, width: media.width, height: media.height, people: media.people })
    .from(media)
    .where(and(eq(media.id, id), like(media.type, 'image/%'), isNull(media.trashedAt)))
  const { width, height } = row ?? {}
  return row && width && height ? { ...row, width, height } : undefined
}

function problemOf(field: PictureSetting, { width, height, people }: SitePicture & { people: string | null }) {
  if (people === 'at risk') return 'Somebody in this picture could be put in danger by it. Choose another one.'
  if (field !== 'icon')
    return height < minLogoSide ? `It is ${height} pixels high. A logo needs at least ${minLogoSide}.` : undefined
  if (width !== height) return `It is ${width} × ${height} pixels. An icon is square: crop it in Media first.`
  return width < minIconSide
    ? `It is ${width} × ${height} pixels. An icon needs at least ${minIconSide} × ${minIconSide}.`
    : undefined
}
