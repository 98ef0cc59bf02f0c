import { createHash } from 'node:crypto'
import type { Db } from '@/db/connection'
import type { ImportOutcome, ImportProblem } from '@/db/schema'
import { listLogRows, fateOfEntry, type Fate } from '../import-log'
import type { SheetRow } from './columns'
import { sumOf, type SourceFolder } from './files'
import { publicationIn, type Publication } from './row'

type KnownRow = Awaited<ReturnType<typeof listLogRows>>[number]
export type PlannedFile = { path: string; sha256: string }

/** What will come of a line. `known`: what is in the log of it. */
export type PlannedLine = {
  line: number
  key: string
  title: string
  outcome: ImportOutcome
  problems: ImportProblem[]
  hash: string
  known?: KnownRow
} & (
  | { outcome: 'new' | 'changed'; publication: Publication; files: PlannedFile[] }
  | { outcome: 'unchanged'; known: KnownRow; files: PlannedFile[] }
  | { outcome: 'conflict' | 'left out' }
)

/** Judges the lines of a table one after the other: two that mean the same thing, or a file that is not there, are seen. */
export async function planner(db: Db, { source, folder }: { source: string; folder: SourceFolder }) {
  const known = await listLogRows(db, { source, kind: 'entry' })
  const byKey = new Map(known.map((one) => [one.key, one]))
  const byFile = new Map(known.map((one) => [one.url, one]))
  const taken = new Map<string, number>()
  const sums = new Map<string, string | undefined>()
  const named = new Set<string>()

  async function sum(path: string) {
    if (!sums.has(path)) sums.set(path, await sumOf(folder, path))
    return sums.get(path)
  }

  async function plan(row: SheetRow): Promise<PlannedLine> {
    const said = publicationIn(row)
    const before = 'leftOut' in said ? byKey.get(said.key) : (byKey.get(said.key) ?? byFile.get(said.files[0]!))
    const common = { line: row.line, key: before?.key ?? said.key, known: before, hash: before?.hash ?? '' }
    const leftOut = (what: string, title: string): PlannedLine => ({
      ...common,
      title,
      outcome: 'left out',
      problems: [{ what, place: `line ${row.line}` }],
    })
    if ('leftOut' in said) return leftOut(said.leftOut, said.title)
    const { title } = said.content
    const first = taken.get(common.key)
    if (first) return leftOut(`Line ${first} is about “${common.key}” already.`, title)
    taken.set(common.key, row.line)

    const files: PlannedFile[] = []
    for (const typed of said.files) {
      const path = folder.find(typed)
      const sha256 = path && (await sum(path))
      if (!path || !sha256) return leftOut(`${typed} is not in the folder.`, title)
      named.add(path)
      files.push({ path, sha256 })
    }
    const hash = hashOf(row, files)
    const problems = said.problems
    const ready = { ...common, title, publication: said, files, hash, problems }
    if (!before || before.revisionId === null) return { ...ready, outcome: 'new' }
    if (before.hash === hash) return { ...common, title, problems, files, known: before, outcome: 'unchanged' }
    const fate = await fateOfEntry(db, before)
    if (fate === 'as it came') return { ...ready, outcome: 'changed' }
    const outcome = fate === 'changed here' ? 'conflict' : 'left out'
    return { ...common, title, outcome, problems: [{ what: whyLeft[fate], place: `line ${row.line}` }, ...problems] }
  }

  /** Files that no line planned so far has named. */
  function unnamed() {
    return folder.paths.filter((path) => !named.has(path))
  }
  return { plan, unnamed }
}

const whyLeft: Record<Exclude<Fate, 'as it came'>, string> = {
  'changed here': 'The line changed, and somebody has worked on the publication here. It stays as it is here.',
  'in the trash': 'The line changed, but the publication lies in the trash here. It stays there.',
  erased: 'The publication was erased here. It does not come again.',
}

/** The same whenever a line says the same about the same bytes, wherever its columns stand. */
function hashOf({ cells, others }: SheetRow, files: PlannedFile[]) {
  const said = [cells, others].map((part) =>
    Object.entries(part)
      .filter(([, cell]) => cell)
      .sort(),
  )
  return createHash('sha256')
    .update(JSON.stringify([said, files.map(({ sha256 }) => sha256)]))
    .digest('hex')
}
