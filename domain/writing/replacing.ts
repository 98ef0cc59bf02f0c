import { and, eq, ne } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { entries, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import type { Content } from '@/domain/content/content'
import { saveDraftIn } from './drafts'
import { isHead } from '@/domain/entries/entry-filter'
import { contentOf, headOf } from '@/domain/entries/head'
import { findMedia, uploadToChange, type Media } from '@/domain/files/media'
import { bundleOf } from '@/domain/entries/bundle-of'
import { listPresent } from './presence'
import { stateOf } from '@/domain/entries/state'
import { pick } from '@/lib/lists/pick'

/** `messages`: next steps, or why the entry was not changed. */
export type EntryReplacement = { entryId: number; title: string; kind: Kind; language: Language; messages: string[] }
export type Replacement = { upload: string; version: number; done: EntryReplacement[]; refused: EntryReplacement[] }

/** Replaces an upload in all texts, each in its own transaction as a new revision. Nothing is published. */
export async function replaceUpload(
  actor: Actor,
  { old, next }: { old: string; next: string },
  now: number,
): Promise<Result<Replacement>> {
  const versionCheck = await checkVersions(actor, { old, next }, now)
  if (!versionCheck.ok) return versionCheck
  const { version } = versionCheck.value
  const report: Replacement = { upload: next, version, done: [], refused: [] }
  for (const { createdBy, ...entry } of await entriesUsing(actor, old)) {
    const visibleEntry = may(actor, 'read', { createdBy }) ? entry : { ...entry, title: '' }
    const result = may(actor, 'write', { createdBy })
      ? await replaceInEntry(actor, entry, { old, next }, now)
      : refused('Your role does not allow changing it.')
    if (result.ok) report.done.push({ ...visibleEntry, messages: await nextSteps(actor, entry.entryId, now) })
    else report.refused.push({ ...visibleEntry, messages: result.problems.map(({ message }) => message) })
  }
  const detail = { upload: next, old, version, entries: report.done.length }
  await write(async (tx) => record(tx, actor, { verb: 'put a version in place', detail }, now))
  return done(report)
}

async function checkVersions(
  actor: Actor,
  { old, next }: { old: string; next: string },
  now: number,
): Promise<Result<Media>> {
  const oldCheck = await uploadToChange(read(), actor, old, now)
  if (!oldCheck.ok) return oldCheck
  const [upload] = await findMedia(actor, [next])
  if (!upload || upload.trashedAt !== null) return refused('This version is no longer there, or lies in the trash.')
  if (old === next || upload.lineage !== oldCheck.value.lineage)
    return refused('Only versions of the same file can take each other’s place.')
  return done(upload)
}

async function entriesUsing(actor: Actor, mediaId: string) {
  return (
    read()
      .selectDistinct({
        entryId: entries.id,
        title: revisions.title,
        ...pick(entries, 'kind', 'language', 'createdBy'),
      })
      .from(entries)
      .innerJoin(revisions, isHead)
      .innerJoin(revisionMedia, eq(revisionMedia.revisionId, revisions.id))
      // A corrected text belongs to one version.
      .where(and(eq(revisionMedia.mediaId, mediaId), ne(revisionMedia.role, 'text'), isOpenTo(actor)))
      .orderBy(entries.id)
  )
}

type VersionPair = { old: string; next: string }

async function replaceInEntry(
  actor: Actor,
  { entryId, kind }: { entryId: number; kind: Kind },
  pair: VersionPair,
  now: number,
): Promise<Result<unknown>> {
  return write(async (tx) => {
    const head = await headOf(tx, entryId)
    if (!head) return refused('This text no longer exists.')
    const content = replaceInContent(await contentOf(tx, head, kind), pair)
    const base = { revisionId: head.id, counter: head.counter }
    return saveDraftIn(tx, actor, { entryId, base, session: randomId(), content, how: 'replaced' }, now)
  })
}

/** Replaces an upload in a content. A list with both versions keeps one of them. */
function replaceInContent(content: Content, { old, next }: VersionPair): Content {
  const replace = <T extends { mediaId: string }>(use: T): T => (use.mediaId === old ? { ...use, mediaId: next } : use)
  const files = content.files.map(replace)
  return {
    ...content,
    body: replaceInNode(content.body as BodyNode, { old, next }),
    files: files.filter((file, n) => files.findIndex((other) => other.mediaId === file.mediaId) === n),
    lead: content.lead && replace(content.lead),
  }
}

type BodyNode = { attrs?: { mediaId?: string }; content?: BodyNode[] }

function replaceInNode(node: BodyNode, { old, next }: VersionPair): BodyNode {
  const attrs = node.attrs?.mediaId === old ? { attrs: { ...node.attrs, mediaId: next } } : {}
  const content = node.content && {
    content: node.content.map((child) => replaceInNode(child, { old, next })),
  }
  return { ...node, ...attrs, ...content }
}

async function nextSteps(actor: Actor, entryId: number, now: number): Promise<string[]> {
  const db = read()
  const head = (await headOf(db, entryId))!
  const [state, bundle, present] = await Promise.all([
    stateOf(db, { entryId, headId: head.id }, now),
    bundleOf(db, entryId, now),
    listPresent(actor, entryId, now),
  ])
  const isOpenElsewhere = present.ok && present.value.length > 0
  return [
    bundle ? `It waits in the bundle “${bundle.name}”.` : nextStepsByState[state.is],
    !bundle &&
      state.next &&
      state.next.what !== 'is withdrawn' &&
      'What is set for later has the old one: schedule it again.',
    isOpenElsewhere && 'Someone has this open: it comes into their window by itself.',
  ].filter((message): message is string => Boolean(message))
}

const nextStepsByState = {
  live: 'Changes not published: publish them.',
  scheduled: '',
  draft: 'A draft: readers have nothing of it yet.',
  withdrawn: 'It is withdrawn: readers have nothing of it now.',
}
