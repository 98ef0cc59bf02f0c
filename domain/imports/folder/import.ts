import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { read, write } from '@/db/connection'
import { pauses } from '@/lib/process/pauses'
import { portions } from '@/lib/lists/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { siteSettings } from '../../published/site'
import { beginImport, endImport, findLogRow, writeLog } from '../import-log'
import { reporter, type Report } from '../report'
import { bringLine, keptFields } from './bring'
import { type FolderContext } from './folder-context'
import { maxBytes, readSheet, tooLarge, type Sheet } from './columns'
import { openFolder } from './files'
import { asFile, reportFile } from './keep'
import { planner, type PlannedLine } from './plan'
import { termFinder, type TermFinder } from './terms'

export type FolderImport = {
  /** Paths of the folder that holds the files, and of the table about them. */
  dir: string
  csv: string
  /** The name that the import calls this folder: the same thing is known again under the same name. */
  source: string
  /** Only say what would come of it. */
  isDry?: boolean
  onProgress?: (progress: { done: number; of: number }) => void
}

export type FolderReport = Report & {
  /** Absent where it was only tried. */
  importId?: number
  resumed: boolean
  /** Heads of columns that nobody knows: their cells are kept beside each publication. */
  unknown: string[]
  /** Topics and countries that had to be made. */
  newTerms: TermFinder['newTerms']
}

/**
 * Takes in the documents of a folder as the lines of a table describe them (`now` UTC ms). The same again changes nothing; a changed
 * line is a new revision, unless somebody has worked on the publication here; one that was cut short goes on. Refused as a whole, and nothing
 * is changed, where the table or the folder cannot be read.
 */
export async function importFolder(actor: Actor, request: FolderImport, now: number): Promise<Result<FolderReport>> {
  permit(actor, 'manageImports')
  const { source, isDry = false, csv } = request
  const bytes = await bytesOf(csv)
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
  const all = reporter()
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
  const { unknown } = sheet.value
  return done({
    ...report,
    importId: importRow?.id,
    resumed: importRow?.resumed ?? false,
    unknown,
    newTerms: terms.newTerms,
  })
}

async function bytesOf(csv: string): Promise<Result<Buffer>> {
  const stats = await stat(csv).catch(() => undefined)
  if (!stats?.isFile()) return refused(`${csv} is no file that can be read.`, 'csv')
  return stats.size > maxBytes ? refused(tooLarge, 'csv') : done(await readFile(csv))
}

type SheetToImport = { sheet: Sheet; ctx: FolderContext; request: FolderImport }

async function importLines(actor: Actor, { sheet, ctx, request }: SheetToImport, now: number) {
  const { plan, unnamed } = await planner(read(), ctx)
  const pause = pauses()
  for (const [n, row] of sheet.rows.entries()) {
    await importLine(actor, await plan(row), ctx, now)
    request.onProgress?.({ done: n + 1, of: sheet.rows.length })
    await pause()
  }
  const table = await realpath(request.csv)
  await leaveFiles(
    unnamed().filter((path) => join(ctx.folder.root, path) !== table),
    'No line of the table names this file.',
    ctx,
  )
  await leaveFiles(
    ctx.folder.links,
    'It is a link, and links are not followed: what they lead to may lie anywhere.',
    ctx,
  )
}

async function importLine(actor: Actor, planned: PlannedLine, ctx: FolderContext, now: number) {
  if (planned.outcome === 'new' || planned.outcome === 'changed') {
    const why = await bringLine(actor, planned, ctx, now)
    return (
      why && logLine({ ...planned, outcome: 'left out', problems: [{ what: why, place: `line ${planned.line}` }] }, ctx)
    )
  }
  if (planned.outcome !== 'unchanged') return logLine(planned, ctx)
  for (const file of planned.files) await reportFile(file, ctx)
  const { logRow, key } = planned
  if (logRow.outcome === 'conflict' || logRow.outcome === 'left out') return logLine(planned, ctx)
  // An outcome of this import from before it was cut short stands in the log as it was.
  const ownRow = logRow.importId === ctx.importId && (await findLogRow(read(), { ...ctx, kind: 'entry', key }))
  ctx.report(ownRow || reportItemOf(planned))
}

type LineOutcome = Pick<PlannedLine, 'key' | 'title' | 'outcome' | 'problems' | 'logRow'>

/** Writes down a line that was not taken over; what an earlier import brought of it stays. */
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

/** Writes down files that are left alone. The upload of one that came before stays as it is. */
async function leaveFiles(paths: string[], what: string, { source, importId, report }: FolderContext) {
  const thing = { kind: 'file' as const, outcome: 'left out' as const, url: '', kept: asFile, problems: [{ what }] }
  for (const key of paths) report({ ...thing, key, title: key })
  if (importId === undefined) return
  for (const some of portions(paths, 100))
    await write(async (tx) => {
      for (const key of some) {
        const row = await findLogRow(tx, { source, kind: 'file', key })
        // A thing that was erased has lost its name here.
        if (row && row.key !== key) continue
        const { hash = '', mediaId = null } = row ?? {}
        await writeLog(tx, importId, { ...thing, source, key, title: key, hash, mediaId })
      }
    })
}
