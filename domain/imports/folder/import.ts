import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { read, write } from '@/db/connection'
import { sha256 } from '@/lib/keys/random'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { offerLanguages } from '@/domain/site/site-languages'
import { siteSettings } from '../../published/site'
import { beginImport, endImport, findLogRow } from '../import-log'
import { countLanguages, isUnknown, sourceLanguage, type LanguageCount } from '../import-setting'
import type { Report } from '../report'
import { ImportLog } from '../writer/log'
import { importPlannedLine, keptFields } from './bring'
import { maxBytes, readSheet, tooLarge, type Sheet } from './columns'
import { openFolder } from './files'
import { asFileType, reportFile, type FolderContext } from './keep'
import { linePlanner, type PlannedLine } from './plan'
import { termFinder, type TermFinder } from './terms'

export type FolderImport = {
  dir: string
  csv: string
  /** The name of the folder for imports: later imports recognise publications by it. */
  source: string
  isDry?: boolean
  onProgress?: (progress: { done: number; of: number }) => void
}

export type FolderReport = Report & {
  /** Undefined in a trial. */
  importId?: number
  resumed: boolean
  /** Unknown columns, whose cells are stored with each publication. */
  unknown: string[]
  /** Lines in a language, or without one. */
  languages: LanguageCount[]
  newTerms: TermFinder['newTerms']
}

/** Imports the documents of a table (`now` UTC ms). Another run continues; changed lines are new revisions. */
export async function importFolder(actor: Actor, request: FolderImport, now: number): Promise<Result<FolderReport>> {
  permit(actor, 'manageImports')
  const { source, isDry = false, csv } = request
  const bytes = await readCsvFile(csv)
  if (!bytes.ok) return bytes
  const sheet = await readSheet(bytes.value)
  if (!sheet.ok) return sheet
  const folder = await openFolder(request.dir)
  if (!folder.ok) return folder
  const files = [{ name: basename(csv), bytes: bytes.value.length, sha256: sha256(bytes.value) }]
  const inTable = sheet.value.rows.map(({ cells }) => sourceLanguage([cells.language]))
  const languages = countLanguages(inTable)
  const offered = isDry
    ? done(undefined)
    : await offerLanguages(
        actor,
        inTable.map(({ language }) => language),
        now,
      )
  if (!offered.ok) return offered
  const importRow = isDry ? undefined : await beginImport(actor, { kind: 'folder', source, files }, now)
  const log = new ImportLog({ actor, source, importId: importRow?.id ?? 0, now })
  const terms = await termFinder(log)
  const { zone } = await siteSettings()
  const ctx = { log, folder: folder.value, zone, terms, claimed: new Map(), uploads: new Map() }
  await importLines(sheet.value, request, ctx)
  const report = log.report()
  if (importRow) await endImport(actor, { id: importRow.id, tally: report.tally }, now)
  const { unknown } = sheet.value
  return done({
    ...report,
    importId: importRow?.id,
    resumed: importRow?.resumed ?? false,
    unknown,
    languages: languages.filter(({ tag }) => !isUnknown(tag)),
    newTerms: terms.newTerms,
  })
}

async function readCsvFile(csv: string): Promise<Result<Buffer>> {
  const stats = await stat(csv).catch(() => undefined)
  if (!stats?.isFile()) return refused(`${csv} is no file that can be read.`, 'csv')
  return stats.size > maxBytes ? refused(tooLarge, 'csv') : done(await readFile(csv))
}

async function importLines(sheet: Sheet, { csv, onProgress }: FolderImport, ctx: FolderContext) {
  const { folder, log } = ctx
  const { plan, unnamed } = await linePlanner(read(), { source: log.run.source, folder })
  const pause = createPause()
  for (const [n, row] of sheet.rows.entries()) {
    await importLine(await plan(row), ctx)
    onProgress?.({ done: n + 1, of: sheet.rows.length })
    await pause()
  }
  const table = await realpath(csv)
  const leftOver = unnamed().filter((path) => join(folder.root, path) !== table)
  await leaveOutFiles(leftOver, 'No line of the table names this file.', log)
  await leaveOutFiles(folder.links, linkFound, log)
}

const linkFound = 'It is a link, and links are not followed: what they lead to may lie anywhere.'

async function importLine(planned: PlannedLine, ctx: FolderContext) {
  const { log } = ctx
  if (planned.outcome === 'new' || planned.outcome === 'changed') {
    const why = await importPlannedLine(planned, ctx)
    const problems = [{ what: why!, place: `line ${planned.line}` }]
    return why === undefined ? undefined : log.write(thingOf({ ...planned, outcome: 'left out', problems }))
  }
  if (planned.outcome !== 'unchanged') return log.write(thingOf(planned))
  for (const file of planned.files) await reportFile(file, ctx)
  const { logRow, key } = planned
  if (logRow.outcome === 'conflict' || logRow.outcome === 'left out') return log.write(thingOf(planned))
  // The log of an interrupted import already has this result.
  const ownRow = logRow.importId === log.run.importId ? await log.find('entry', key) : undefined
  log.add(ownRow ?? thingOf(planned))
}

type LineOutcome = Pick<PlannedLine, 'key' | 'title' | 'outcome' | 'problems' | 'logRow'>

function thingOf({ key, title, outcome, problems, logRow }: LineOutcome) {
  const { url = '', entryId = null, hash = '', revisionId = null } = logRow ?? {}
  return { kind: 'entry' as const, key, url, title, outcome, kept: keptFields(), problems, entryId, hash, revisionId }
}

/** Logs files that were left out; an upload of an earlier import stays. */
async function leaveOutFiles(paths: string[], what: string, log: ImportLog) {
  const thing = { kind: 'file' as const, outcome: 'left out' as const, kept: asFileType, problems: [{ what }] }
  for (const key of paths) log.add({ ...thing, key, title: key })
  if (log.isTrial) return
  for (const some of inPortions(paths, 100))
    await write(async (tx) => {
      for (const key of some) {
        const row = await findLogRow(tx, { source: log.run.source, kind: 'file', key })
        // The row of an erased file has no name.
        if (row && row.key !== key) continue
        const { hash = '', mediaId = null } = row ?? {}
        await log.writeIn(tx, { ...thing, key, title: key, hash, mediaId })
      }
    })
}
