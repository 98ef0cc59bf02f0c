import type { Base, Conflict, SavedRevision } from '@/domain/writing/drafts'
import type { Problem } from '@/lib/result'

type ServerReply = { came: true; status: number; body: unknown } | { came: false; outcome: SaveOutcome }

/** A save of a draft. `content` is JSON. */
export type DraftSave = {
  entryId?: number
  base?: Base
  session: string
  content: string
  /** In a conflict, the server stores nothing aside yet: the editor tries to merge first. */
  mergesFirst?: boolean
  accepted?: number[]
} & Partial<ConflictDecision>

/** The decision in a conflict: this text replaces the newest one, unchanged or merged with it. */
export type ConflictDecision = { how: 'kept' | 'merged'; fromRevision?: number }

export type SaveOutcome =
  | { is: 'saved'; saved: SavedRevision }
  | { is: 'conflict'; conflict: Conflict['conflict'] }
  | { is: 'refused'; problems: Problem[] }
  | { is: 'signed out' }
  | { is: 'offline' }
  | { is: 'failed'; message: string }

/** Returns how long (ms) a save may take before it is sent again: longer for a long text on a slow connection. */
const sendTimeoutMs = (content: string) => 30_000 + Math.round(content.length / 2)

type NewEntry = { kind: string; language: string }

/** Saves by `fetch` to an address that is the same in all builds. A failing server action would replace the page. */
export async function sendDraft({ content, entryId, ...save }: DraftSave, newEntry: NewEntry): Promise<SaveOutcome> {
  // A page that closes has no time to merge.
  const mergesFirst = save.mergesFirst && !document.hidden ? true : undefined
  const request = entryId ? { ...save, mergesFirst } : { ...newEntry, session: save.session }
  const path = entryId ? `/api/desk/entries/${entryId}/draft` : '/api/desk/entries'
  const reply = await sendText(
    path,
    entryId ? 'PUT' : 'POST',
    `${JSON.stringify(request).slice(0, -1)},"content":${content}}`,
  )
  return reply.came ? outcomeOf(reply.status, reply.body as ReplyBody | undefined) : reply.outcome
}

export async function sendText(path: string, method: 'PUT' | 'POST', json: string): Promise<ServerReply> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: json,
      signal: AbortSignal.timeout(sendTimeoutMs(json)),
      keepalive: document.hidden && json.length < 15_000, // the last words are sent when the page closes; browsers allow 64 kB
    })
    return { came: true, status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    const outcome: SaveOutcome = navigator.onLine
      ? { is: 'failed', message: 'the server does not answer.' }
      : { is: 'offline' }
    return { came: false, outcome }
  }
}

type ReplyBody = { value?: SavedRevision; conflict?: Conflict['conflict']; problems?: Problem[] }

/** Returns the outcome of a save. Checks the body too, because a hotel's sign-in page also answers 200. */
export function outcomeOf(status: number, body: ReplyBody | undefined): SaveOutcome {
  if (status === 200 && typeof body?.value?.revisionId === 'number') return { is: 'saved', saved: body.value }
  return failureOf(status, body)
}

export function failureOf(status: number, body: Pick<ReplyBody, 'conflict' | 'problems'> | undefined): SaveOutcome {
  const message = body?.problems?.[0]?.message
  if (status === 401) return { is: 'signed out' }
  if (status === 409 && body?.conflict) return { is: 'conflict', conflict: body.conflict }
  if (status === 413) return { is: 'failed', message: 'the text is too long. Split it into several.' }
  if (status >= 400 && status < 500 && body?.problems?.length) return { is: 'refused', problems: body.problems }
  return { is: 'failed', message: message ?? `the server answered in a way that was not understood (${status}).` }
}
