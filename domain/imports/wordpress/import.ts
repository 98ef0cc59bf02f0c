import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportProblem } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { createPause } from '@/lib/process/pauses'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { WxrItem, WxrSite } from '@/lib/wxr/types'
import { permit, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { chooseMainLanguage, isMainLanguageFree } from '@/domain/site/main-language'
import { changeSettings } from '@/domain/site/settings'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { isZone } from '@/lib/time/time'
import { ownEntry } from '../gazette-meta'
import { beginImport, endImport, stopImport } from '../import-log'
import type { Report } from '../report'
import type { Ruling, SourceTerm } from '../rules'
import { importAuthors } from './authors'
import { exportFile, partsOf, type ExportFile } from './export-file'
import { redirectFiles } from './file-addresses'
import { openUploads } from './folder'
import { importContext, type ImportContext, type ReportThing } from './import-context'
import { againKey, ItemKeys } from './item-keys'
import { countedAs } from './kept'
import { findThingRow, isSettled, logThing } from './log-thing'
import { findOldZones, reportOldClock } from './clock-report'
import { planOf } from './plan'
import { oldSite } from './old-site'
import { countLanguages, isForeign, missingChoice, sourceLanguage, type ImportSetting } from '../import-setting'
import { isEntry, survey, type Survey, type UnreadableExport, metaValuesOf } from './survey'
import { importFiles } from './import-files'
import { importItem, storeTexts } from './import-item'
import { importTerms } from './terms'
import { write } from '@/db/connection'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { ruleContext, sourceIn, sourceProblem } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import { bodyFromHtml } from '../body'
import type { PlaceMap } from '../imported-body'
import { oldPathsOf } from './old-paths'

export type WordPressExport = {
  files: string[]
  uploads?: string
  isTrial?: boolean
  site?: string
  takesLanguage?: boolean
  /** The language of texts whose own is not given, or not one of this site. */
  takenAs?: Language
  /** The time zone to set, where nothing was ever public. In a trial it only counts. */
  zone?: string
}

export type ImportResult = ImportSetting & {
  report: Report
  site: WxrSite
  source: string
  remarks: Survey['remarks']
  rules: (SourceTerm & { uses: number; ruling: Ruling })[]
  things: ReportThing[]
  resumed: boolean
}

/** "Texts", the 3rd of 400. */
export type ImportProgress = (what: string, n: number, total: number) => void

/** Reads all files before writing, or refuses with the line. The next run continues or finds changes. `now`: UTC ms. */
export async function importWordPress(
  actor: Actor,
  wordpress: WordPressExport,
  now: number,
  progress: ImportProgress = () => {},
): Promise<Result<ImportResult>> {
  permit(actor, 'manageImports')
  const { isTrial = false, takenAs } = wordpress
  const { zone = (await siteSettings()).zone } = wordpress
  if (!isZone(zone)) return refused(`“${zone}” is no time zone.`)
  const folder = wordpress.uploads === undefined ? undefined : await openUploads(wordpress.uploads)
  if (wordpress.uploads !== undefined && !folder) return refused(`There is no folder ${wordpress.uploads}.`)
  for (const file of wordpress.files) if (!(await isFile(file))) return refused(`There is no file ${file}.`)
  const named = wordpress.site === undefined ? undefined : oldSite(wordpress.site)
  if (wordpress.site !== undefined && !named) return refused(`“${wordpress.site}” is no address of a site.`)
  const exportFiles = wordpress.files.map(exportFile)
  const surveyed = await surveyLeniently(exportFiles, { zone, named, takenAs })
  if ('message' in surveyed)
    return refused(`${surveyed.file}, line ${surveyed.line}: ${surveyed.message} Nothing was imported.`)
  const languages = countLanguages(surveyed.items.values())
  const missing = isTrial ? undefined : missingChoice(languages, takenAs)
  if (missing) return refused(missing, 'takenAs')
  const siteLanguage = sourceLanguage([surveyed.site.language], takenAs)
  const language = siteLanguage.tag && (takenAs || !isForeign(siteLanguage.tag)) ? siteLanguage.language : undefined
  const settled = isTrial ? done(undefined) : await takeSettings(actor, wordpress, language, now)
  if (!settled.ok) return settled
  const zones = findOldZones(surveyed, zone)
  const source = surveyed.old.name
  const plan = await planOf(surveyed, { source, zone }, now)
  const places = surveyed.leadsInto.size > 0 ? await placesWithin(exportFiles, surveyed) : new Map<never, never>()
  const files = []
  for (const file of wordpress.files) files.push({ name: basename(file), ...(await checksumOf(file)) })
  const importRow = isTrial ? undefined : await beginImport(actor, { kind: 'wordpress', source, files }, now)
  const importId = importRow?.id ?? 0
  const ctx = importContext({
    actor,
    source,
    zone,
    now,
    isTrial,
    importId,
    survey: surveyed,
    plan,
    folder,
    places,
    zones,
  })
  try {
    await importAll(exportFiles, ctx, progress)
  } catch (error) {
    if (importRow) await stopImport(actor, { id: importId, problem: (error as Error).message }, now)
    throw error
  }
  const report = ctx.report.report()
  if (importRow) await endImport(actor, { id: importId, tally: report.tally }, now)
  const { rules, things } = ctx
  const { site, remarks } = surveyed
  const resumed = importRow?.resumed ?? false
  return done({ report, rules, things, source, site, remarks, languages, language, zones, resumed })
}

/** Takes the main language and the time zone of what is moved in, as chosen. Refused where something was public. */
async function takeSettings(
  actor: Actor,
  { takesLanguage, zone }: WordPressExport,
  language: Language | undefined,
  now: number,
): Promise<Result> {
  if (zone !== undefined && !(await isMainLanguageFree(now)))
    return refused('Texts of this site are public, or were: its time zone is changed under Settings.', 'zone')
  const takes = takesLanguage && language && language !== mainLanguage()
  const chosen = takes ? await chooseMainLanguage(actor, language, now) : done(undefined)
  if (!chosen.ok) return chosen
  return zone === undefined ? done(undefined) : changeSettings(actor, { zone }, now)
}

type SurveyContext = Parameters<typeof survey>[1]

/** Reads a file that is not XML again leniently; reports the first fault if that fails too. */
async function surveyLeniently(files: ExportFile[], context: SurveyContext): Promise<Survey | UnreadableExport> {
  let surveyed = await survey(files, context)
  while ('message' in surveyed && surveyed.broken && !surveyed.broken.isLenient) {
    const { broken } = surveyed
    broken.isLenient = true
    const again = await survey(files, context)
    if ('message' in again && again.broken === broken) return surveyed
    surveyed = again
  }
  return surveyed
}

async function isFile(path: string) {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

/** Later steps need earlier ones: authors, terms, files, texts, old addresses. */
async function importAll(files: ExportFile[], ctx: ImportContext, progress: ImportProgress) {
  await importAuthors(ctx)
  await importTerms(ctx)
  await importFiles(ctx, (n, total) => progress('Files', n, total))
  const keys = new ItemKeys()
  let done = 0
  const pause = createPause()
  for (const file of files)
    for await (const part of partsOf(file)) {
      if (part.is !== 'item') continue
      progress('Texts', done - ctx.waitingTexts.length, ctx.plan.size)
      if (await importOne(part.item, keys, ctx)) done++
      await pause()
    }
  await storeTexts(ctx)
  await redirectFiles(ctx)
  await reportOldClock(ctx)
  if (ctx.survey.old.base && !ctx.isTrial) await redirectFolder(ctx)
}

async function importOne(wxr: WxrItem, keys: ItemKeys, ctx: ImportContext) {
  const { key, is } = keys.of(wxr)
  if (wxr.type === 'attachment' || is === 'same again') return false
  if (is === 'changed again') await logLeftOut(againKey(key, wxr), wxr, { what: exportedTwice }, ctx)
  else if (!isEntry(wxr))
    await logLeftOut(key, wxr, { what: leftOutReasons[wxr.type] ?? typeHasNoPlace, place: wxr.type }, ctx)
  const item = is === 'changed again' ? undefined : ctx.plan.get(key)
  if (!item || !isEntry(wxr)) return false
  await importItem({ ...item, wxr, entryMeta: ownEntry(wxr) }, ctx)
  return true
}

const leftOutReasons: Record<string, string> = {
  nav_menu_item: 'Menu items do not come. The menu of this site is set up under Settings.',
  wp_block: 'Blocks that several texts share do not come by themselves: their words are in the texts.',
}

const typeHasNoPlace = 'It is of a type that has no place here.'
const exportedTwice = 'The export has it twice, with other words. The first was taken over.'

async function logLeftOut(key: string, wxr: WxrItem, problem: ImportProblem, ctx: ImportContext) {
  const { type, status, link: url, title } = wxr
  const problems = [problem]
  const hash = sha256(`${type} ${status}`)
  if (isSettled(await findThingRow('other', key, ctx), hash, ctx)) return
  await logThing({ kind: 'other', key, url, title, kept: countedAs(wxr), outcome: 'left out', hash, problems }, ctx)
}

/** Redirects the front page of a site in a folder (`/blog`), and with it lists, feeds and searches. */
async function redirectFolder({ survey: { old }, actor, importId, now }: ImportContext) {
  const source = sourceIn(old.base)
  if (!source.ok || (await sourceProblem(source.value, ruleContext(now)))) return
  await write(async (tx) => {
    await insertRedirects(tx, actor, [{ source: source.value, target: '/', origin: 'import' }], now)
    await saveOldAddresses(tx, [{ url: `${old.url}/`, importId }], now)
  })
}

/** Rereads texts that others link into, before the first is written: all would not fit into memory. */
async function placesWithin(files: ExportFile[], survey: Survey): Promise<Map<string, PlaceMap>> {
  const placesByKey = new Map<string, PlaceMap>()
  const targetKeys = new Set<string>()
  for (const item of survey.items.values())
    if (oldPathsOf(item, survey.old).some(({ path }) => survey.leadsInto.has(path))) targetKeys.add(item.key)
  const keys = new ItemKeys()
  for (const file of targetKeys.size > 0 ? files : [])
    for await (const part of partsOf(file)) {
      if (part.is !== 'item') continue
      const { key } = keys.of(part.item)
      if (!targetKeys.has(key) || placesByKey.has(key)) continue
      const { places } = bodyFromHtml(part.item.content, {
        resolveLink: () => undefined,
        resolveMedia: () => undefined,
        resolveBlock: (block) => survey.blocks.get(block),
        footnotes: metaValuesOf(part.item, 'footnotes')[0],
      })
      placesByKey.set(key, places)
    }
  return placesByKey
}
