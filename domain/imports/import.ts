import { basename } from 'node:path'
import { write } from '@/db/connection'
import type { ImportKind } from '@/db/schema'
import { checksumOf } from '@/lib/files/checksum'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { createPause } from '@/lib/process/pauses'
import { done, refused, type Result } from '@/lib/result'
import { isZone } from '@/lib/time/time'
import { ruleContext, sourceIn, sourceProblem } from '@/domain/addresses/redirect-rules'
import { siteSettings } from '@/domain/published/site'
import { chooseMainLanguage, isMainLanguageFree } from '@/domain/site/main-language'
import { offerLanguages } from '@/domain/site/site-languages'
import { changeSettings } from '@/domain/site/settings'
import { permit, type Actor } from '@/domain/staff/actor'
import { beginImport, endImport, siteFacts, stopImport } from './import-log'
import { countLanguages, isUnknown, missingChoice, sourceLanguage, type ImportSetting } from './import-setting'
import { findOldZones, movedDays } from './plan/clock'
import { planTexts, type Plan } from './plan/plan'
import type { Report } from './report'
import type { OpenedSource, Source } from './source'
import { importAuthors } from './writer/authors'
import { redirectFiles } from './writer/file-addresses'
import { ImportLog, redirectOldIn, type ImportRun, type ReportThing } from './writer/log'
import { importTerms, type ImportedTerms } from './writer/terms'
import { TextWriter } from './writer/texts'

export type ImportOptions = {
  isTrial?: boolean
  takesLanguage?: boolean
  /** The language of texts whose own is not given, or not known. */
  takenAs?: Language
  /** The time zone to set, where nothing was ever public. In a trial it only counts. */
  zone?: string
}

export type ImportRequest = ImportOptions & {
  kind: ImportKind
  /** Paths of the files of the source: an import over the same ones continues. */
  files: string[]
  /** Reads the records of the source. */
  open: OpenedSource
}

export type ImportResult = ImportSetting & {
  report: Report
  /** The key of the source, and the title it has there. */
  source: string
  title: string
  remarks: Source['remarks']
  rules: ImportedTerms['rules']
  things: ReportThing[]
  resumed: boolean
}

/** "Texts", the 3rd of 400. */
export type ImportProgress = (what: string, n: number, total: number) => void

/** Reads all records before writing, or refuses. The next run continues or finds changes. `now`: UTC ms. */
export async function importSource(
  actor: Actor,
  request: ImportRequest,
  now: number,
  progress: ImportProgress,
): Promise<Result<ImportResult>> {
  permit(actor, 'manageImports')
  const { kind, isTrial = false, takenAs } = request
  const { zone = (await siteSettings()).zone } = request
  if (!isZone(zone)) return refused(`“${zone}” is no time zone.`)
  const opened = await request.open({ zone, takenAs, now })
  if (!opened.ok) return opened
  const source = opened.value
  const { name, title, remarks, front, texts } = source
  const languages = countLanguages(texts.values())
  const missing = isTrial ? undefined : missingChoice(languages, takenAs)
  if (missing) return refused(missing, 'takenAs')
  const siteLanguage = sourceLanguage([source.language], takenAs)
  const language = siteLanguage.tag && (takenAs || !isUnknown(siteLanguage.tag)) ? siteLanguage.language : undefined
  const mainBefore = mainLanguage()
  const settled = isTrial ? done(undefined) : await takeSettings(actor, request, language, now)
  if (!settled.ok) return settled
  // The paths of old addresses depend on the main language.
  if (mainLanguage() !== mainBefore)
    return importSource(actor, { ...request, takesLanguage: false, zone: undefined }, now, progress)
  const offered = isTrial
    ? done(undefined)
    : await offerLanguages(
        actor,
        [...texts.values()].map(({ language }) => language),
        now,
      )
  if (!offered.ok) return offered
  const zones = findOldZones(texts.values(), { zone, language: source.language })
  const plan = await planTexts(texts.values(), await siteFacts(name, now), { zone, now, front })
  const files = []
  for (const file of request.files) files.push({ name: basename(file), ...(await checksumOf(file)) })
  const importRow = isTrial ? undefined : await beginImport(actor, { kind, source: name, files }, now)
  const log = new ImportLog({ actor, source: name, importId: importRow?.id ?? 0, now }, plan.texts)
  try {
    const rules = await importRecords(source, { plan, zone, log }, progress)
    for (const { key, title, url, problem } of movedDays(plan.texts.values(), { zone, zones }))
      await log.addLate({ kind: 'entry', key, title, url }, problem)
    if (!isTrial && front !== '/') await redirectFront(source, log.run)
    const report = log.report()
    if (importRow) await endImport(actor, { id: importRow.id, tally: report.tally }, now)
    const { things } = log
    const resumed = importRow?.resumed ?? false
    return done({ report, rules, things, source: name, title, remarks, languages, language, zones, resumed })
  } catch (error) {
    if (importRow) await stopImport(actor, { id: importRow.id, problem: (error as Error).message }, now)
    throw error
  }
}

/** Takes the main language and the time zone of what is moved in, as chosen. Refused where something was public. */
async function takeSettings(
  actor: Actor,
  { takesLanguage, zone }: ImportOptions,
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

type PlannedImport = { plan: Plan; zone: string; log: ImportLog }

/** Later steps need earlier ones: authors, terms, files, texts, old addresses of files. */
async function importRecords(source: Source, planned: PlannedImport, progress: ImportProgress) {
  const { plan, log } = planned
  const authors = await importAuthors(source.authors.values(), log)
  const terms = await importTerms(source.terms, plan.texts.values(), log)
  const reading = source.read({ ...planned, authors, terms })
  for (const [n, file] of source.files.entries()) {
    progress('Files', n, source.files.length)
    await reading.importFile(file)
  }
  const texts = new TextWriter(log)
  const pause = createPause()
  for await (const item of reading.items()) {
    progress('Texts', texts.countOfDone, plan.texts.size)
    if ('text' in item) await texts.import(item)
    else if (!log.isSettled(await log.find(item.kind, item.key), item.hash)) await log.write(item)
    await pause()
  }
  await texts.store()
  await redirectFiles(reading, texts.triedLive, log)
  return terms.rules
}

/** Redirects the front page of a site in a folder (`/blog`), and with it lists, feeds and searches. */
async function redirectFront({ front, url }: Source, run: ImportRun) {
  const source = sourceIn(front)
  if (!source.ok || (await sourceProblem(source.value, ruleContext(run.now)))) return
  const redirects = [{ source: source.value, target: '/' }]
  await write((tx) => redirectOldIn(tx, { redirects, urls: [`${url}/`] }, run))
}
