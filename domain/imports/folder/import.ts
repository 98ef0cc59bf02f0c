import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { read, write } from '@/db/connection'
import { portions } from '@/lib/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '../../actor'
import { siteSettings } from '../../published/site'
import { beginImport, endImport, findNoted, note, noThings, type Tally } from '../ledger'
import { bring, type Line, type World } from './bring'
import { mostBytes, readSheet, tooLarge, type Sheet } from './columns'
import { openFolder } from './files'
import { planner, type Planned } from './plan'
import { termsAtHand, type TermsAtHand } from './terms'

export type FolderImport = {
  /** Paths of the folder that holds the files, and of the table about them. */
  dir: string
  csv: string
  /** What the import calls this folder: the same thing is known again under the same name. */
  source: string
  /** Only say what would come of it. */
  isDry?: boolean
  onProgress?: (progress: { done: number; of: number }) => void
}

export type FolderReport = {
  /** Absent where it was only tried. */
  importId?: number
  resumed: boolean
  tally: Tally
  lines: Line[]
  /** Heads of columns that nobody knows: their cells are kept beside each publication. */
  unknown: string[]
  made: TermsAtHand['made']
  /** Files that no line names, and links, which are not followed. */
  unnamed: string[]
  links: string[]
}

/**
 * Takes in the documents of a folder as the lines of a table describe them (`now` UTC ms). The same again changes nothing; a changed
 * line is a new revision, unless somebody has worked on the publication here; one that was cut short goes on. Refused as a whole, and nothing
 * is changed, where the table or the folder cannot be read.
 */
export async function importFolder(actor: Actor, asked: FolderImport, now: number): Promise<Result<FolderReport>> {
  permit(actor, 'manageImports')
  const { source, isDry = false, csv } = asked
  const bytes = await bytesOf(csv)
  if (!bytes.ok) return bytes
  const sheet = readSheet(bytes.value)
  if (!sheet.ok) return sheet
  const folder = await openFolder(asked.dir)
  if (!folder.ok) return folder
  const sha256 = createHash('sha256').update(bytes.value).digest('hex')
  const files = [{ name: basename(csv), bytes: bytes.value.length, sha256 }]
  const begun = isDry ? undefined : await beginImport(actor, { kind: 'folder', source, files }, now)
  const terms = await termsAtHand(actor, { isDry }, now)
  const { zone } = await siteSettings()
  const world = { source, folder: folder.value, zone, terms, claimed: new Map(), importId: begun?.id }
  const { lines, unnamed } = await goThrough(actor, { sheet: sheet.value, world, asked }, now)
  const tally = tallyOf(lines)
  if (begun) await endImport(actor, { id: begun.id, tally }, now)
  const { unknown } = sheet.value
  const { links } = folder.value
  return done({
    importId: begun?.id,
    resumed: begun?.resumed ?? false,
    tally,
    lines,
    unknown,
    made: terms.made,
    unnamed,
    links,
  })
}

async function bytesOf(csv: string): Promise<Result<Buffer>> {
  const found = await stat(csv).catch(() => undefined)
  if (!found?.isFile()) return refused(`${csv} is no file that can be read.`, 'csv')
  return found.size > mostBytes ? refused(tooLarge, 'csv') : done(await readFile(csv))
}

type Going = { sheet: Sheet; world: World; asked: FolderImport }

async function goThrough(actor: Actor, { sheet, world, asked }: Going, now: number) {
  const { plan, unnamed } = await planner(read(), world)
  const lines: Line[] = []
  for (const row of sheet.rows) {
    const planned = await plan(row)
    lines.push(await comeOf(actor, planned, world, now))
    asked.onProgress?.({ done: lines.length, of: sheet.rows.length })
    await breathe()
  }
  const table = await realpath(asked.csv)
  const left = unnamed().filter((path) => join(world.folder.root, path) !== table)
  if (world.importId !== undefined) await noteUnnamed(left, world, world.importId)
  return { lines, unnamed: left }
}

async function comeOf(actor: Actor, planned: Planned, world: World, now: number): Promise<Line> {
  if (planned.outcome === 'new' || planned.outcome === 'changed') {
    const line = await bring(actor, planned, world, now)
    if (line.outcome === 'left out') await noteLine({ ...planned, ...line }, world)
    return line
  }
  const { line, key, title, outcome, problems, known } = planned
  const entryId = known?.entryId ?? undefined
  // What this very import did before it was cut short.
  if (outcome === 'unchanged' && known!.importId === world.importId && known!.outcome !== 'left out')
    return { line, key, title, outcome: known!.outcome, problems, entryId }
  const wasOtherwise = known?.outcome === 'conflict' || known?.outcome === 'left out'
  if (outcome !== 'unchanged' || wasOtherwise) await noteLine(planned, world)
  return { line, key, title, outcome, problems, entryId }
}

type Noting = Pick<Planned, 'key' | 'title' | 'outcome' | 'problems' | 'known'>

/** Notes what was not taken over: what is known of it from before stays. */
async function noteLine({ key, title, outcome, problems, known }: Noting, { source, importId }: World) {
  if (importId === undefined) return
  const { hash = '', url = '', entryId = null, revisionId = null } = known ?? {}
  const row = { hash, url, entryId, revisionId, title, outcome, problems }
  await write((tx) => note(tx, importId, { source, kind: 'entry', key, ...row }))
}

/** One that was named before, and taken in, stays what it is. */
async function noteUnnamed(paths: string[], { source }: World, importId: number) {
  const problems = [{ what: 'No line of the table names this file.' }]
  for (const some of portions(paths, 100))
    await write(async (tx) => {
      for (const key of some) {
        const { hash = '', mediaId = null } = (await findNoted(tx, { source, kind: 'file', key })) ?? {}
        await note(tx, importId, {
          source,
          kind: 'file',
          key,
          hash,
          mediaId,
          title: key,
          outcome: 'left out',
          problems,
        })
      }
    })
}

function tallyOf(lines: Line[]): Tally {
  const tally = { ...noThings }
  for (const { outcome } of lines) tally[outcome]++
  return tally
}
