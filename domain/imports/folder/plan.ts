import type { Db } from '@/db/connection'
import type { ImportOutcome, ImportProblem } from '@/db/schema'
import { listLogRows, fateOfEntry, type ThingFate } from '../import-log'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'
import { sha256 as hashOf } from '@/lib/keys/random'
import type { SheetRow } from './columns'
import { checksumOfFile, type SourceFolder } from './files'
import { publicationIn, type Publication } from './row'

type KnownRow = Awaited<ReturnType<typeof listLogRows>>[number]
export type PlannedFile = { path: string; sha256: string }

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
  return hashOf(JSON.stringify([filledCells, files.map(({ sha256 }) => sha256)]))
}
