import { eq } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { addresses, type ImportOutcome, type ImportProblem } from '@/db/schema'
import { pathOf } from '@/lib/entry-path'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { startOfDay } from '@/lib/time'
import type { Actor } from '../../actor'
import type { Content } from '../../content'
import { addEntry, saveDraftIn, type Saved } from '../../drafts'
import { headOf } from '../../head'
import { noteOldAddresses } from '../../old-addresses'
import { releaseIn } from '../../releases'
import { insert } from '../../redirects'
import { fateOfEntry, note } from '../ledger'
import { sourcesOf } from './addresses'
import type { Folder } from './files'
import { keepFile } from './keep'
import type { Planned } from './plan'
import { titleFrom } from './row'
import type { TermsAtHand } from './terms'

/** What every line of an import needs. Without `importId`, nothing is written: it is only tried. */
export type World = {
  source: string
  folder: Folder
  zone: string
  terms: TermsAtHand
  claimed: Map<string, number>
  importId?: number
}

/** What came of a line, or would come. */
export type Line = {
  line: number
  key: string
  title: string
  outcome: ImportOutcome
  problems: ImportProblem[]
  entryId?: number
  path?: string
}

type Bringing = Extract<Planned, { outcome: 'new' | 'changed' }>

/**
 * Takes a line in as a publication: its files first, then the text, its release, its old addresses and its place in the ledger
 * in one transaction. Tried without an import, it says the same and leaves nothing.
 */
export async function bring(actor: Actor, planned: Bringing, world: World, now: number): Promise<Line> {
  const { publication, line, key, title } = planned
  const problems = [...planned.problems]
  const kept = { ...publication.kept }
  const leftOut = (what: string): Line => ({
    line,
    key,
    title,
    outcome: 'left out',
    problems: [{ what, place: `line ${line}` }],
  })

  const files: Content['files'] = []
  for (const file of planned.files) {
    const stored = await keepFile(actor, file, world, now)
    if (!stored.ok) return leftOut(`${file.path}: ${stored.problems[0]!.message}`)
    const name = planned.files.length > 1 ? titleFrom(file.path) : ''
    files.push({ mediaId: stored.value, title: name, language: publication.language, accessible: null })
  }
  const termIds: number[] = []
  for (const kind of ['country', 'topic'] as const) {
    const column = kind === 'country' ? 'countries' : 'topics'
    for (const name of publication[column]) {
      const meant = await world.terms.idOf(kind, name)
      if (meant.ok) termIds.push(...meant.value)
      else {
        problems.push({ what: meant.problems[0]!.message, place: `line ${line}, ${column}` })
        kept[column] = [kept[column], name].filter(Boolean).join('; ')
      }
    }
  }
  const content = { ...publication.content, files, termIds, dated: datedOf(publication.content, world.zone) }
  const address = await addressFor(planned, world)
  if (address.problem) problems.push({ what: address.problem, place: `line ${line}, slug` })
  const { sources, problems: unread } = await sourcesOf(publication.oldUrls, { own: address.path, line }, now)
  problems.push(...unread)
  const isPublic = publication.isPublic && !address.problem
  const said: Line = { line, key, title, outcome: planned.outcome, problems, path: address.path }
  if (world.importId === undefined) return said

  const writing = { planned, content, kept, sources, importId: world.importId, source: world.source, zone: world.zone }
  const written = await write((tx) => put(tx, actor, { ...writing, problems, isPublic }, now))
  if (written.ok) return { ...said, ...written.value }
  // What speaks against its release speaks in words, and against the text itself nothing: that is kept as a draft.
  const what = written.problems[0]!.message
  const drafted = isPublic
    ? await write((tx) =>
        put(tx, actor, { ...writing, problems: [...problems, { what, place: `line ${line}` }], isPublic: false }, now),
      )
    : written
  if (!drafted.ok) return leftOut(drafted.problems[0]!.message)
  return { ...said, ...drafted.value, problems: [...problems, { what, place: `line ${line}` }] }
}

/** The first day that a title page names, so that an old report does not stand among the news. */
function datedOf({ publication }: Content, zone: string) {
  const [year, month = '01', day = '01'] = publication!.publishedOn.split('-')
  return year ? (startOfDay(`${year}-${month}-${day}`, zone) ?? null) : null
}

/** Where readers will find it, as far as that is known before it is there; and whose that address is, if it is another’s. */
async function addressFor({ publication, known, line }: Bringing, { zone, claimed }: World) {
  const slug = publication.content.slug || slugify(publication.content.title, '')
  if (!slug) return {}
  const path = pathOf({ kind: 'publication', language: publication.language, slug, dated: 0, zone })
  const [owner] = await read().select().from(addresses).where(eq(addresses.path, path))
  const earlier = claimed.get(path)
  if (!publication.isPublic) return { path }
  if ((owner && owner.entryId !== known?.entryId) || (earlier && earlier !== line))
    return {
      path,
      problem: `Another entry has the address ${path}. This one stays a draft: choose another address for it.`,
    }
  claimed.set(path, line)
  return { path }
}

type Putting = {
  planned: Bringing
  content: Content
  kept: Record<string, string>
  problems: ImportProblem[]
  sources: { url: string; source: string }[]
  isPublic: boolean
  importId: number
  source: string
  zone: string
}

async function put(
  tx: Tx,
  actor: Actor,
  putting: Putting,
  now: number,
): Promise<Result<{ entryId: number; path: string }>> {
  const { planned, content, kept, problems, sources, isPublic, importId, source, zone } = putting
  const { publication, key, hash, title, outcome } = planned
  const saved = await save(tx, actor, putting, now)
  if (!saved.ok) return saved
  const { entryId, revisionId, slug } = saved.value
  const path = pathOf({ kind: 'publication', language: publication.language, slug, dated: content.dated ?? now, zone })
  if (isPublic) {
    const released = await releaseIn(tx, actor, { entryId, revisionId }, now)
    if (!released.ok) return released
  }
  const redirects = sources.filter((one) => one.source && one.source !== path)
  await insert(
    tx,
    actor,
    redirects.map((one) => ({ source: one.source, target: path, origin: `import ${importId}` })),
    now,
  )
  await noteOldAddresses(
    tx,
    sources.map(({ url }) => ({ url, importId })),
    now,
  )
  const noted = { hash, outcome, title, url: planned.files[0]!.path, entryId, revisionId, kept, problems }
  await note(tx, importId, { source, kind: 'entry', key, ...noted })
  return done({ entryId, path })
}

async function save(
  tx: Tx,
  actor: Actor,
  { planned, content, importId }: Putting,
  now: number,
): Promise<Result<Saved>> {
  const { publication, known } = planned
  const session = `import ${importId} ${randomId()}`
  if (planned.outcome === 'new')
    return addEntry(tx, actor, { kind: 'publication', language: publication.language, content, session }, now)
  if ((await fateOfEntry(tx, known!)) !== 'as it came')
    return refused('Somebody is working on it here. Import it again later.')
  const head = (await headOf(tx, known!.entryId!))!
  const base = { revisionId: head.id, counter: head.counter }
  return saveDraftIn(tx, actor, { entryId: known!.entryId!, base, session, content }, now)
}
