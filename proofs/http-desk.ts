import type { EntryState } from '@/domain/publishing/entry-state'
import { endpoints } from '@/e2e/permissions/build'
import { call, type Answer } from '@/e2e/permissions/call'
import type { Person } from '@/e2e/support/staff'
import { contentOf, type Desk, type NewText, type SavedTextRef } from './desk'

/** An answer that refuses, with the status and the words that a person would read. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`${status} ${text.slice(0, 300)}`)
  }
}

export type HttpDesk = Desk & { get(path: string): Promise<number> }

type Request = { method?: string; body?: BodyInit; headers?: Record<string, string> }

/** The desk of a running server, as a browser with a session asks it. */
export function httpDesk(site: string, { person, cookie }: { person: Person; cookie: string }): HttpDesk {
  const erasing = endpoints().get('admin/trash#eraseText')!

  async function ask(path: string, { method = 'GET', body, headers = {} }: Request = {}) {
    const response = await fetch(site + path, { method, body, headers: { ...headers, cookie, origin: site } })
    const text = await response.text()
    if (response.status !== 200) throw new RefusedRequest(response.status, text)
    return text
  }

  async function send<T>(method: string, path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' }
    return (JSON.parse(await ask(path, { method, body: JSON.stringify(body), headers })) as { value: T }).value
  }

  const textOf = ({ words, session }: NewText) => ({ session: `window ${session}`, content: contentOf(words) })

  return {
    get: async (path) => {
      const response = await fetch(site + path, { headers: { cookie }, redirect: 'manual' })
      await response.arrayBuffer()
      return response.status
    },
    begin: (text) => send('POST', '/api/desk/entries', { kind: 'post', language: 'en', ...textOf(text) }),
    save: ({ entryId, revisionId, counter }, text) => {
      const base = { revisionId, counter }
      return send<SavedTextRef>('PUT', `/api/desk/entries/${entryId}/draft`, { base, ...textOf(text) })
    },
    async publish({ entryId, revisionId, counter }) {
      const state = await ask(`/api/desk/entries/${entryId}/state`)
      const { releaseActs: seen } = (JSON.parse(state) as { value: EntryState }).value.standing
      await send('POST', `/api/desk/entries/${entryId}/people`, { people: 'nobody' })
      await send('POST', `/api/desk/entries/${entryId}/release`, { revisionId, counter, seen })
    },
    async upload(table) {
      const form = new FormData()
      form.append('file', new File([table], 'table.csv'))
      const text = await ask('/api/desk/media', { method: 'POST', body: form })
      return (JSON.parse(text) as { value: { id: string } }).value.id
    },
    async trash(entryId) {
      await send('POST', `/api/desk/entries/${entryId}/trash`, {})
    },
    async erase(entryId) {
      const caller = { is: 'an admin', cookie, person }
      expectDone(await call({ site, caller, endpoint: erasing, sample: { form: { entryId: String(entryId) } } }))
    },
  }
}

function expectDone({ outcome, status, says }: Answer) {
  if (outcome !== 'done') throw new RefusedRequest(status, says || outcome)
}
