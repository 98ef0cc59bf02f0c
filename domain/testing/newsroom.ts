import { write } from '@/db/connection'
import { staff, type Role } from '@/db/schema'
import { factsIn } from '@/lib/kinds/kinds'
import type { Result } from '@/lib/result'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { hasRowStatements } from '@/domain/staff/record/fingerprints'
import { emptyBody } from '@/domain/content/body/schema'
import type { Content, ContentInput } from '@/domain/content/content'
import { createEntry as create, saveDraft, type SavedRevision } from '@/domain/writing/drafts'

// Builders for tests: a person, a text, an entry.

let people = 0

export async function someone(role: Role = 'editor', name = `Person ${++people}`) {
  const zone = 'Asia/Bangkok'
  const row = await write(async (tx) => {
    const person = { name, email: `p${++people}@example.org`, role, zone, createdAt: 0 }
    const [added] = await tx.insert(staff).values(person).returning()
    // Once the record states accounts, an account that no act wrote is tampering.
    if (await hasRowStatements(tx))
      await record(tx, { id: null }, { verb: 'invited', detail: { person: added!.id } }, 0)
    return added!
  })
  return makeActor(row)
}

export function text(words: string) {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }
}

export function content({
  files = [],
  lead,
  publication,
  post,
  event,
  call,
  ...changes
}: Partial<ContentInput> = {}): Content {
  return {
    title: 'A title',
    slug: '',
    summary: '',
    body: emptyBody,
    dated: null,
    byline: '',
    contentNote: '',
    termIds: [],
    ...changes,
    files: files.map((file) => ({ accessible: null, ...file })),
    lead: lead ? { decorative: false, caption: '', credit: '', ...lead } : null,
    publication: publication ? { ...factsIn('publication', {}), ...publication } : null,
    ...(post && { post: { ...factsIn('post', {}), ...post } }),
    ...(event && { event: { ...factsIn('event', {}), ...event } }),
    ...(call && { call: { ...factsIn('call', {}), ...call } }),
  }
}

/** Returns the value of a successful result; throws the problems of a refusal. */
export function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(' '))
  return result.value
}

/** Creates an entry, and says that it is about nobody in particular, unless `people` says otherwise. */
export function createEntry(...[who, entry, now]: Parameters<typeof create>) {
  return create(who, { people: 'nobody', ...entry }, now)
}

export async function post(who: Awaited<ReturnType<typeof someone>>, changes: Partial<ContentInput> = {}, now = 0) {
  return got(await createEntry(who, { kind: 'post', language: 'en', session: 's', content: content(changes) }, now))
}

let sessions = 0

/** Saves an entry again, with other content, as a revision of its own. */
export async function savedAgain(
  who: Actor,
  { entryId, revisionId, counter }: SavedRevision,
  changes: Partial<ContentInput>,
  now = 0,
) {
  const save = { entryId, base: { revisionId, counter }, session: `again ${++sessions}`, content: content(changes) }
  return got(await saveDraft(who, save, now))
}
