import { createHash } from 'node:crypto'
import { type Db, read, write } from '@/db/connection'
import type { ImportOutcome, ImportProblem } from '@/db/schema'
import {
  listLogRows,
  fateOfEntry,
  type ThingFate,
  fateOfUpload,
  findLogRow,
  writeLog,
  type LogRow,
} from '../import-log'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'
import type { SheetRow } from './columns'
import { checksumOfFile, type SourceFolder, openFile, type TermFinder } from './files'
import { publicationIn, type Publication } from './row'
import { done, refused, type Refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { erasedFile, isErasedFile } from '@/domain/erasures/erased-files'
import type { Duplicate } from '@/domain/files/media'
import { storeUpload, tryUpload } from '@/domain/files/intake'
import type { ReportItem } from '../report'

type KnownRow = Awaited<ReturnType<typeof listLogRows>>[number]
type PlannedFile = { path: string; sha256: string }

export type PlannedLine = {
  line: number
  key: string
  title: string
  outcome: ImportOutcome
  problems: ImportProblem[]
  hash: string
  logRow?: KnownRow
} & (
  | { outcome: 'new' | 'changed'; publication: Publication; files: PlannedFile[] }
  | { outcome: 'unchanged'; logRow: KnownRow; files: PlannedFile[] }
  | { outcome: 'conflict' | 'left out' }
)

export async function linePlanner(db: Db, { source, folder }: { source: string; folder: SourceFolder }) {
  const rows = await listLogRows(db, { source, kind: 'entry' })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const byFile = new Map(rows.map((row) => [row.url, row]))
  const lineByKey = new Map<string, number>()
  const sums = new Map<string, string | undefined>()
  const namedPaths = new Set<string>()

  async function sum(path: string) {
    if (!sums.has(path)) sums.set(path, await checksumOfFile(folder, path))
    return sums.get(path)
  }

  async function plan(row: SheetRow): Promise<PlannedLine> {
    const parsed = publicationIn(row)
    const before = 'leftOut' in parsed ? byKey.get(parsed.key) : (byKey.get(parsed.key) ?? byFile.get(parsed.files[0]!))
    const erased = before ? undefined : byKey.get(erasedKeyOf({ source, kind: 'entry', key: parsed.key }))
    if (erased) {
      const problems = [{ what: whyLeft.erased, place: `line ${row.line}` }]
      return { line: row.line, key: erased.key, title: '', hash: '', logRow: erased, outcome: 'left out', problems }
    }
    const common = { line: row.line, key: before?.key ?? parsed.key, logRow: before, hash: before?.hash ?? '' }
    const leftOut = (what: string, title: string, of = ''): PlannedLine => ({
      ...common,
      title,
      outcome: 'left out',
      problems: [{ what, place: `line ${row.line}${of && `: ${of}`}` }],
    })
    if ('leftOut' in parsed) return leftOut(parsed.leftOut, parsed.title)
    const { title } = parsed.content
    const first = lineByKey.get(common.key)
    if (first) return leftOut('A line before it is about the same publication.', title, `as line ${first}`)
    lineByKey.set(common.key, row.line)

    const files: PlannedFile[] = []
    for (const typed of parsed.files) {
      const path = folder.find(typed)
      const sha256 = path && (await sum(path))
      if (!path || !sha256) return leftOut('A file that the line names is not in the folder.', title, typed)
      namedPaths.add(path)
      files.push({ path, sha256 })
    }
    const hash = rowHash(row, files)
    const problems = parsed.problems
    const ready = { ...common, title, publication: parsed, files, hash, problems }
    if (!before || before.revisionId === null) return { ...ready, outcome: 'new' }
    if (before.hash === hash) return { ...common, title, problems, files, logRow: before, outcome: 'unchanged' }
    const fate = await fateOfEntry(db, before)
    if (fate === 'as it came') return { ...ready, outcome: 'changed' }
    const outcome = fate === 'changed here' ? 'conflict' : 'left out'
    return { ...common, title, outcome, problems: [{ what: whyLeft[fate], place: `line ${row.line}` }, ...problems] }
  }

  function unnamed() {
    return folder.paths.filter((path) => !namedPaths.has(path))
  }
  return { plan, unnamed }
}

const whyLeft: Record<Exclude<ThingFate, 'as it came'>, string> = {
  'changed here': 'The line changed, and somebody has worked on the publication here. It stays as it is here.',
  'in the trash': 'The line changed, but the publication lies in the trash here. It stays there.',
  erased: 'The publication was erased here. It does not come again.',
}

function rowHash({ cells, otherCells }: SheetRow, files: PlannedFile[]) {
  const filledCells = [cells, otherCells].map((part) =>
    Object.entries(part)
      .filter(([, cell]) => cell)
      .sort(),
  )
  return createHash('sha256')
    .update(JSON.stringify([filledCells, files.map(({ sha256 }) => sha256)]))
    .digest('hex')
}

export const asFileType = { type: 'Files' }

/** Finds or stores a file's upload. Changed bytes are its next version. In a trial the id is ''. */
export async function saveFile(
  actor: Actor,
  file: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const before = ctx.uploads.get(file.path)
  if (before) return before
  const stored = await storeFile(actor, file, ctx, now)
  ctx.uploads.set(file.path, stored)
  return stored
}

export async function reportFile({ path }: PlannedFile, ctx: FolderContext) {
  const row = await findLogRow(read(), { source: ctx.source, kind: 'file', key: path })
  if (!row?.mediaId || ctx.uploads.has(path)) return
  ctx.uploads.set(path, done(row.mediaId))
  reportEarlierFile(row, ctx)
}

function reportEarlierFile(row: LogRow, { importId, report }: FolderContext) {
  report({ ...row, outcome: row.importId === importId ? row.outcome : 'unchanged' })
}

async function storeFile(
  actor: Actor,
  { path, sha256 }: PlannedFile,
  ctx: FolderContext,
  now: number,
): Promise<Result<string>> {
  const { source, folder, importId } = ctx
  const name = path.slice(path.lastIndexOf('/') + 1)
  const thing = { kind: 'file' as const, key: path, url: '', title: name, kept: asFileType, problems: [] }
  const row = await findLogRow(read(), { source, kind: 'file', key: path })
  const isHere = row && (await fateOfUpload(read(), row)) === 'as it came'
  if (isHere && row.hash === sha256) {
    reportEarlierFile(row, ctx)
    return done(row.mediaId!)
  }
  if (await isErasedFile(sha256)) return refused(erasedFile)
  const bytes = await plannedBytes()
  if (!bytes) return refused('The file is gone, or it was changed while it was read.')
  const outcome = row?.mediaId ? 'changed' : 'new'
  if (importId === undefined) {
    const readable = await tryUpload(actor, { source: bytes, name, origin: 'import' }, now)
    if (readable.ok) ctx.report({ ...thing, outcome })
    return readable.ok ? done('') : readable
  }
  const upload = { source: bytes, name, origin: 'import' }
  const next = isHere ? await storeUpload(actor, { ...upload, replaces: row.mediaId! }, now) : undefined
  const stored = next?.ok ? next : await storeUpload(actor, upload, now)
  const storedUpload = stored.ok ? stored.value : (stored as Partial<Duplicate>).existing
  if (!storedUpload) return stored as Refused
  await write((tx) => writeLog(tx, importId, { ...thing, source, hash: sha256, outcome, mediaId: storedUpload.id }))
  ctx.report({ ...thing, outcome, mediaId: storedUpload.id })
  return done(storedUpload.id)

  /** Returns undefined if the bytes have changed since the plan. */
  async function plannedBytes() {
    const file = await openFile(folder, path)
    try {
      const bytes = await file?.readFile()
      return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined
    } finally {
      await file?.close()
    }
  }
}

/** Without `importId` this is a trial: nothing is written. */
export type FolderContext = {
  source: string
  folder: SourceFolder
  zone: string
  terms: TermFinder
  importId?: number
  report: (thing: ReportItem) => void
  claimed: Map<string, number>
  uploads: Map<string, Result<string>>
}
