import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { write } from '@/db/connection'
import { checksumOf } from '@/lib/files/checksum'
import { createPause } from '@/lib/process/pauses'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { WxrItem, WxrSite } from '@/lib/wxr/types'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { ruleContext, sourceIn, sourceProblem } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import { permit, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'
import { chooseMainLanguage, isMainLanguageFree } from '@/domain/site/main-language'
import { changeSettings } from '@/domain/site/settings'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { isZone } from '@/lib/time/time'
import { bodyFromHtml } from '../body'
import { ownEntry } from '../gazette-meta'
import { beginImport, endImport, siteFacts, stopImport } from '../import-log'
import type { PlaceMap } from '../imported-body'
import { countLanguages, isForeign, missingChoice, sourceLanguage, type ImportSetting } from '../import-setting'
import { findOldZones, movedDays } from '../plan/clock'
import { planTexts, type Plan } from '../plan/plan'
import type { Report } from '../report'
import { importAuthors } from '../writer/authors'
import { redirectFiles } from '../writer/file-addresses'
import { ImportLog, type ImportRun, type ReportThing } from '../writer/log'
import { importTerms, type ImportedTerms } from '../writer/terms'
import { TextWriter } from '../writer/texts'
import { exportFile, itemsOf, type ExportFile } from './export-files'
import { openUploads, type UploadFolder } from './folder'
import { isEntry, metaValuesOf, termRecords } from './item-records'
import { againKey } from './item-keys'
import { countedAs } from './kept'
import { Links } from './links'
import { oldSite, type OldSite } from './old-site'
import { SiteFiles } from './site-files'
import { survey, type Survey } from './survey'
import { readText } from './text'

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
  rules: ImportedTerms['rules']
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
  const surveyed = await survey(exportFiles, { zone, named, takenAs, now })
  if ('message' in surveyed)
    return refused(`${surveyed.file}, line ${surveyed.line}: ${surveyed.message} Nothing was imported.`)
  const { site, old, texts, remarks } = surveyed
  const languages = countLanguages(texts.values())
  const missing = isTrial ? undefined : missingChoice(languages, takenAs)
  if (missing) return refused(missing, 'takenAs')
  const siteLanguage = sourceLanguage([site.language], takenAs)
  const language = siteLanguage.tag && (takenAs || !isForeign(siteLanguage.tag)) ? siteLanguage.language : undefined
  const mainBefore = mainLanguage()
  const settled = isTrial ? done(undefined) : await takeSettings(actor, wordpress, language, now)
  if (!settled.ok) return settled
  // The paths of old addresses depend on the main language.
  if (mainLanguage() !== mainBefore)
    return importWordPress(actor, { ...wordpress, takesLanguage: false, zone: undefined }, now, progress)
  const zones = findOldZones(texts.values(), { zone, language: site.language })
  const source = old.name
  const front = old.base || '/'
  const plan = await planTexts(texts.values(), await siteFacts(source, now), { zone, now, front })
  const files = []
  for (const file of wordpress.files) files.push({ name: basename(file), ...(await checksumOf(file)) })
  const importRow = isTrial ? undefined : await beginImport(actor, { kind: 'wordpress', source, files }, now)
  const log = new ImportLog({ actor, source, importId: importRow?.id ?? 0, now }, plan.texts)
  const whole = { files: exportFiles, survey: surveyed, plan, folder, zone, zones }
  try {
    const rules = await importAll(whole, log, progress)
    const report = log.report()
    if (importRow) await endImport(actor, { id: importRow.id, tally: report.tally }, now)
    const { things } = log
    const resumed = importRow?.resumed ?? false
    return done({ report, rules, things, source, site, remarks, languages, language, zones, resumed })
  } catch (error) {
    if (importRow) await stopImport(actor, { id: importRow.id, problem: (error as Error).message }, now)
    throw error
  }
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

async function isFile(path: string) {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

type PlannedExport = {
  files: ExportFile[]
  survey: Survey
  plan: Plan
  folder: UploadFolder | undefined
  zone: string
  zones: string[]
}

/** Later steps need earlier ones: authors, terms, files, texts, old addresses. */
async function importAll(planned: PlannedExport, log: ImportLog, progress: ImportProgress) {
  const { survey, plan, folder, zone, zones } = planned
  const { old, blocks } = survey
  const places = survey.leadsInto.size > 0 ? await placesWithin(planned.files, survey) : new Map<string, PlaceMap>()
  const authors = await importAuthors(survey.authors.values(), log)
  const { ids: termIds, lists, rules } = await importTerms(termRecords(survey.terms, old), plan.texts.values(), log)
  const files = new SiteFiles(survey, folder, log)
  const records = [...survey.files.values()]
  for (const [n, record] of records.entries()) {
    progress('Files', n, records.length)
    await files.import(record)
  }
  const links = new Links({ old, plan, files, lists, places }, records)
  const texts = new TextWriter(log)
  const context = { old, zone, authors, termIds, files, links, blocks }
  const pause = createPause()
  let n = 0
  for await (const { wxr, key, is } of itemsOf(planned.files)) {
    progress('Texts', n - texts.countOfWaiting, plan.texts.size)
    const text = is === 'changed again' ? undefined : plan.texts.get(key)
    if (wxr.type === 'attachment') continue
    if (is === 'changed again') await logLeftOut(againKey(key, wxr), wxr, { what: exportedTwice }, log)
    else if (!isEntry(wxr))
      await logLeftOut(key, wxr, { what: leftOutReasons[wxr.type] ?? typeHasNoPlace, place: wxr.type }, log)
    else if (text) {
      const [counted, isOwn] = [countedAs(wxr), ownEntry(wxr) !== undefined]
      const read = () => readText({ text, wxr }, context)
      await texts.import({ text, counted, characters: wxr.content.length, isOwn, read })
      n++
    }
    await pause()
  }
  await texts.store()
  const { triedLive } = texts
  await redirectFiles(files.everything(), { addressesOf: links.addressesOf.bind(links), triedLive }, log)
  for (const { key, title, url, problem } of movedDays(plan.texts.values(), { zone, zones }))
    await log.addLate({ kind: 'entry', key, title, url }, problem)
  if (old.base && !log.isTrial) await redirectFolder(old, log.run)
  return rules
}

const leftOutReasons: Record<string, string> = {
  nav_menu_item: 'Menu items do not come. The menu of this site is set up under Settings.',
  wp_block: 'Blocks that several texts share do not come by themselves: their words are in the texts.',
}

const typeHasNoPlace = 'It is of a type that has no place here.'
const exportedTwice = 'The export has it twice, with other words. The first was taken over.'

async function logLeftOut(key: string, wxr: WxrItem, problem: { what: string; place?: string }, log: ImportLog) {
  const { type, status, link: url, title } = wxr
  const hash = sha256(`${type} ${status}`)
  if (log.isSettled(await log.find('other', key), hash)) return
  const outcome = { kept: countedAs(wxr), outcome: 'left out' as const, hash, problems: [problem] }
  await log.write({ kind: 'other', key, url, title, ...outcome })
}

/** Redirects the front page of a site in a folder (`/blog`), and with it lists, feeds and searches. */
async function redirectFolder(old: OldSite, { actor, importId, now }: ImportRun) {
  const source = sourceIn(old.base)
  if (!source.ok || (await sourceProblem(source.value, ruleContext(now)))) return
  await write(async (tx) => {
    await insertRedirects(tx, actor, [{ source: source.value, target: '/', origin: 'import' }], now)
    await saveOldAddresses(tx, [{ url: `${old.url}/`, importId }], now)
  })
}

/** Rereads texts that others link into, before the first is written: all would not fit into memory. */
async function placesWithin(files: ExportFile[], { texts, leadsInto, blocks }: Survey) {
  const placesByKey = new Map<string, PlaceMap>()
  const targets = [...texts.values()].filter(({ oldPaths }) => oldPaths.some(({ path }) => leadsInto.has(path)))
  const targetKeys = new Set(targets.map(({ key }) => key))
  if (targetKeys.size === 0) return placesByKey
  for await (const { wxr, key } of itemsOf(files)) {
    if (!targetKeys.has(key) || placesByKey.has(key)) continue
    const { places } = bodyFromHtml(wxr.content, {
      resolveLink: () => undefined,
      resolveMedia: () => undefined,
      resolveBlock: (block) => blocks.get(block),
      footnotes: metaValuesOf(wxr, 'footnotes')[0],
    })
    placesByKey.set(key, places)
  }
  return placesByKey
}
