import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { read, write } from '@/db/connection'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '../../published/site'
import { beginImport, endImport, findLogRow, writeLog } from '../import-log'
import { countLanguages, isForeign, sourceLanguage, type LanguageCount } from '../import-setting'
import { reportBuilder, type Report } from '../report'
import { importPlannedLine, keptFields } from './bring'
import { type FolderContext } from './folder-context'
import { maxBytes, readSheet, tooLarge, type Sheet } from './columns'
import { openFolder } from './files'
import { asFileType, reportFile } from './keep'
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
  /** Lines in a language of this site, or without one. */
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
  const sha256 = createHash('sha256').update(bytes.value).digest('hex')
  const files = [{ name: basename(csv), bytes: bytes.value.length, sha256 }]
  const importRow = isDry ? undefined : await beginImport(actor, { kind: 'folder', source, files }, now)
  const terms = await termFinder(actor, { isDry }, now)
  const { zone } = await siteSettings()
  const all = reportBuilder()
  const ctx = {
    source,
    folder: folder.value,
    zone,
    terms,
    importId: importRow?.id,
    report: all.add,
    claimed: new Map(),
    uploads: new Map(),
  }
  await importLines(actor, { sheet: sheet.value, ctx, request }, now)
  const report = all.report()
  if (importRow) await endImport(actor, { id: importRow.id, tally: report.tally }, now)
  const { unknown, rows } = sheet.value
  const languages = countLanguages(rows.map(({ cells }) => sourceLanguage([cells.language])))
  return done({
    ...report,
    importId: importRow?.id,
    resumed: importRow?.resumed ?? false,
    unknown,
    languages: languages.filter(({ tag }) => !isForeign(tag)),
    newTerms: terms.newTerms,
  })
}

async function readCsvFile(csv: string): Promise<Result<Buffer>> {
  const stats = await stat(csv).catch(() => undefined)
  if (!stats?.isFile()) return refused(`${csv} is no file that can be read.`, 'csv')
  return stats.size > maxBytes ? refused(tooLarge, 'csv') : done(await readFile(csv))
}

type SheetToImport = { sheet: Sheet; ctx: FolderContext; request: FolderImport }

async function importLines(actor: Actor, { sheet, ctx, request }: SheetToImport, now: number) {
  const { plan, unnamed } = await linePlanner(read(), ctx)
  const pause = createPause()
  for (const [n, row] of sheet.rows.entries()) {
    await importLine(actor, await plan(row), ctx, now)
    request.onProgress?.({ done: n + 1, of: sheet.rows.length })
    await pause()
  }
  const table = await realpath(request.csv)
  await leaveOutFiles(
    unnamed().filter((path) => join(ctx.folder.root, path) !== table),
    'No line of the table names this file.',
    ctx,
  )
  await leaveOutFiles(
    ctx.folder.links,
    'It is a link, and links are not followed: what they lead to may lie anywhere.',
    ctx,
  )
}

async function importLine(actor: Actor, planned: PlannedLine, ctx: FolderContext, now: number) {
  if (planned.outcome === 'new' || planned.outcome === 'changed') {
    const why = await importPlannedLine(actor, planned, ctx, now)
    return (
      why && logLine({ ...planned, outcome: 'left out', problems: [{ what: why, place: `line ${planned.line}` }] }, ctx)
    )
  }
  if (planned.outcome !== 'unchanged') return logLine(planned, ctx)
  for (const file of planned.files) await reportFile(file, ctx)
  const { logRow, key } = planned
  if (logRow.outcome === 'conflict' || logRow.outcome === 'left out') return logLine(planned, ctx)
  // The log of an interrupted import already has this result.
  const ownRow = logRow.importId === ctx.importId && (await findLogRow(read(), { ...ctx, kind: 'entry', key }))
  ctx.report(ownRow || reportItemOf(planned))
}

type LineOutcome = Pick<PlannedLine, 'key' | 'title' | 'outcome' | 'problems' | 'logRow'>

async function logLine(planned: LineOutcome, { source, importId, report }: FolderContext) {
  const { hash = '', revisionId = null } = planned.logRow ?? {}
  const thing = reportItemOf(planned)
  report(thing)
  if (importId !== undefined) await write((tx) => writeLog(tx, importId, { source, hash, revisionId, ...thing }))
}

function reportItemOf({ key, title, outcome, problems, logRow }: LineOutcome) {
  const { url = '', entryId = null } = logRow ?? {}
  return { kind: 'entry' as const, key, url, title, outcome, kept: keptFields(), problems, entryId }
}

/** Logs files that were left out; an upload of an earlier import stays. */
async function leaveOutFiles(paths: string[], what: string, { source, importId, report }: FolderContext) {
  const thing = { kind: 'file' as const, outcome: 'left out' as const, url: '', kept: asFileType, problems: [{ what }] }
  for (const key of paths) report({ ...thing, key, title: key })
  if (importId === undefined) return
  for (const some of inPortions(paths, 100))
    await write(async (tx) => {
      for (const key of some) {
        const row = await findLogRow(tx, { source, kind: 'file', key })
        // The row of an erased file has no name.
        if (row && row.key !== key) continue
        const { hash = '', mediaId = null } = row ?? {}
        await writeLog(tx, importId, { ...thing, source, key, title: key, hash, mediaId })
      }
    })
}
