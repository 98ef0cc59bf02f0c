import { eq } from 'drizzle-orm'
import { attempt, read, write, type Tx } from '@/db/connection'
import { addresses, type ImportProblem } from '@/db/schema'
import { pathOf } from '@/lib/web/entry-path'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/text/slug'
import { startOfDay } from '@/lib/time/time'
import type { Content } from '@/domain/content/content'
import { createEntryIn, saveDraftIn, type SavedRevision } from '@/domain/writing/drafts'
import { headOf } from '@/domain/entries/head'
import { releaseAt } from '@/domain/entries/standing'
import { releaseProblems } from '@/domain/publishing/gate'
import { releaseIn } from '@/domain/publishing/releases'
import { fateOfEntry } from '../import-log'
import { keptAsDraft } from '../kept-as-draft'
import { redirectOldIn, type ImportRun } from '../writer/log'
import { saveFile, type FolderContext } from './keep'
import type { PlannedLine } from './plan'
import { cellName, titleFrom, type Publication } from './row'
import type { TermFinder } from './terms'
import { readOldUrl } from '@/lib/web/old-url'
import { ruleContext, sourceProblem } from '@/domain/addresses/redirect-rules'

type LineToBring = Extract<PlannedLine, { outcome: 'new' | 'changed' }>

/** Imports a line: files first, then everything else in one transaction. Returns why a line was left out. */
export async function importPlannedLine(planned: LineToBring, ctx: FolderContext): Promise<string | undefined> {
  const { publication, line, key, title, outcome } = planned
  const problems = [...planned.problems]
  const fields = { ...publication.otherCells }

  const files: Content['files'] = []
  for (const file of planned.files) {
    const stored = await saveFile(file, ctx)
    if (!stored.ok) return `${file.path}: ${stored.problems[0]!.message}`
    const name = planned.files.length > 1 ? titleFrom(file.path) : ''
    files.push({ mediaId: stored.value, title: name, language: publication.language, accessible: null })
  }
  const { ids: termIds, unknown } = await termIdsOf(publication, ctx.terms)
  for (const { column, name, why } of unknown) {
    problems.push({ what: why, place: cellName(line, column) })
    fields[column] = [fields[column], name].filter(Boolean).join('; ')
  }
  const content = { ...publication.content, files, termIds, dated: publishedAtOf(publication.content, ctx.zone) }
  const path = publicationPath(publication, ctx.zone)
  const whyNot = await notPublicReason(planned, { path, ctx })
  if (whyNot) problems.push({ what: whyNot, place: cellName(line, 'state') })
  const { sources, problems: unread } = await redirectSources(
    publication.oldUrls,
    { ownPath: path, line },
    ctx.log.run.now,
  )
  problems.push(...unread)
  const isPublic = publication.isPublic && !whyNot
  const result = await writeOrTry({ planned, content, fields, sources, problems, isPublic }, ctx)
  if (!result.ok) return result.problems[0]!.message
  const url = planned.files[0]!.path
  const kept = keptFields(fields, isPublic)
  ctx.log.add({ kind: 'entry', key, url, title, outcome, problems, kept, path, ...result.value })
}

async function termIdsOf(publication: Publication, terms: TermFinder) {
  const ids: number[] = []
  const unknown: { column: 'countries' | 'topics'; name: string; why: string }[] = []
  for (const column of ['countries', 'topics'] as const)
    for (const name of publication[column]) {
      const lookup = await terms.idOf(column === 'countries' ? 'country' : 'topic', name)
      if (lookup.ok) ids.push(...lookup.value)
      else unknown.push({ column, name, why: lookup.problems[0]!.message })
    }
  return { ids, unknown }
}

export function keptFields(fields: Record<string, string> = {}, isPublic?: boolean) {
  const state = isPublic === undefined ? {} : { state: isPublic ? 'public' : 'drafts' }
  return { type: 'Publications', ...state, ...(Object.keys(fields).length && { fields }) }
}

/** If a release is refused, the text becomes a draft, and the reason a problem of the line. */
async function writeOrTry(line: LineToWrite, ctx: FolderContext) {
  if (ctx.log.isTrial) return done({})
  const result = await write((tx) => importLineIn(tx, line, ctx))
  if (result.ok || !line.isPublic) return result
  line.problems.push({ what: result.problems[0]!.message, place: `line ${line.planned.line}` })
  return write((tx) => importLineIn(tx, { ...line, isPublic: false }, ctx))
}

/** Uses the date of the title page, so that an old report is not among the news. */
function publishedAtOf({ publication }: Content, zone: string) {
  const [year, month = '01', day = '01'] = publication!.publishedOn.split('-')
  return year ? (startOfDay(`${year}-${month}-${day}`, zone) ?? null) : null
}

function publicationPath({ content: { slug: typed, title }, language }: Publication, zone: string) {
  const slug = typed || slugify(title, '')
  return slug ? pathOf({ kind: 'publication', language, slug, dated: 0, zone }) : undefined
}

async function notPublicReason(
  { publication, logRow, line }: LineToBring,
  { path, ctx: { log, claimed } }: { path?: string; ctx: FolderContext },
) {
  const standing = logRow?.entryId ? await releaseAt(read(), logRow.entryId, log.run.now) : undefined
  const isLive = standing !== undefined && standing.withdrawal === null
  if (!publication.isPublic)
    return isLive ? 'The line calls it a draft, but readers have it, as it was. Withdraw it at the desk.' : undefined
  if (standing && !isLive) return 'It was withdrawn here. What changed is kept as a draft.'
  if (!path) return undefined
  const [owner] = await read().select().from(addresses).where(eq(addresses.path, path))
  const isTaken = (owner && owner.entryId !== logRow?.entryId) || (claimed.get(path) ?? line) !== line
  if (isTaken) return `Another text has the address ${path}. This one stays a draft: choose another address for it.`
  claimed.set(path, line)
}

type LineToWrite = {
  planned: LineToBring
  content: Content
  fields: Record<string, string>
  problems: ImportProblem[]
  sources: { url: string; source: string }[]
  isPublic: boolean
}

async function importLineIn(
  tx: Tx,
  line: LineToWrite,
  { log, zone }: FolderContext,
): Promise<Result<{ entryId: number; path: string }>> {
  const { planned, content, fields, problems, sources, isPublic } = line
  const { publication, key, hash, title, outcome } = planned
  const { actor, now } = log.run
  const saved = await saveTextIn(tx, line, log.run)
  if (!saved.ok) return saved
  const { entryId, revisionId, slug } = saved.value
  const { language } = publication
  const path = pathOf({ kind: 'publication', language, slug, dated: content.dated ?? now, zone })
  if (isPublic) {
    const released = await attempt(() => releaseIn(tx, actor, { entryId, revisionId, wasPublic: true }, now))
    if (!released.ok) {
      const isHeld = (await releaseProblems(tx, actor, { entryId, revisionId, at: now }, now)).length > 0
      return isHeld ? refused(keptAsDraft) : released
    }
  }
  const redirects = sources.flatMap(({ source }) => (source && source !== path ? [{ source, target: path }] : []))
  await redirectOldIn(tx, { redirects, urls: sources.map(({ url }) => url) }, log.run)
  const url = planned.files[0]!.path
  const kept = keptFields(fields, isPublic)
  await log.writeIn(tx, { kind: 'entry', key, hash, outcome, title, url, entryId, revisionId, kept, problems })
  return done({ entryId, path })
}

async function saveTextIn(
  tx: Tx,
  { planned, content }: LineToWrite,
  { actor, importId, now }: ImportRun,
): Promise<Result<SavedRevision>> {
  const { publication, logRow } = planned
  const session = `import ${importId}`
  const entry = { kind: 'publication' as const, language: publication.language, content, session, origin: 'import' }
  if (planned.outcome === 'new') return createEntryIn(tx, actor, entry, now)
  if ((await fateOfEntry(tx, logRow!)) !== 'as it came')
    return refused('Somebody is working on it here. Import it again later.')
  const head = (await headOf(tx, logRow!.entryId!))!
  const base = { revisionId: head.id, counter: head.counter }
  return saveDraftIn(tx, actor, { entryId: logRow!.entryId!, base, session, content }, now)
}

type OwnAddress = { ownPath?: string; line: number }

/** Returns old addresses of a line, and problems. An old path equal to the new one is only recorded. */
async function redirectSources(urls: string[], { ownPath, line }: OwnAddress, now: number) {
  const rules = ruleContext(now)
  const sources: { url: string; source: string }[] = []
  const problems: ImportProblem[] = []
  for (const url of urls) {
    const old = readOldUrl(url)
    const why = old ? await whyNot(old.path) : 'It is no whole address, such as https://www.example.org/report.html.'
    if (why)
      problems.push({ what: `An old address does not lead to it. ${why}`, place: `line ${line}, old_url: ${url}` })
    if (old) sources.push({ url: old.url, source: why ? '' : old.path })
  }
  return { sources, problems }

  async function whyNot(path: string) {
    if (path === ownPath) return undefined
    const refusal = await sourceProblem(path, rules)
    if (refusal) return refusal.problems[0]!.message
    const target = await rules.redirectAt(path)
    return target === undefined || target === ownPath ? undefined : `This address leads to ${target} already.`
  }
}
