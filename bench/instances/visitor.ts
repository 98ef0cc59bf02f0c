import { content, text } from '@/domain/testing/newsroom'
import type { Archive } from './archives'

type Saved = { revisionId: number; counter: number }
const saved = new WeakMap<Archive, Map<number, Saved>>()

/** Asks the instances of an archive in turn, one request after the other, and notes how long each took (ms). */
export class Visitor {
  readonly waits: number[] = []
  private asked = 0

  constructor(private readonly archive: Archive) {
    if (!saved.has(archive)) saved.set(archive, new Map())
  }

  async get(path: string) {
    const answer = await this.fetch(path, {})
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  }

  async save(entryId: number, words: string, { counts = true } = {}) {
    const known = saved.get(this.archive)!
    const base = known.get(entryId) ?? this.archive.newestOf(entryId)
    const whole = content({ title: words, slug: `saved-${entryId}`, summary: 'S', body: text(words) })
    const draft = { base, session: 'bench-instances', content: whole }
    known.set(entryId, await this.send('PUT', `/api/desk/entries/${entryId}/draft`, draft, counts))
  }

  async release(entryId: number) {
    await this.send('POST', `/api/desk/entries/${entryId}/release`, saved.get(this.archive)!.get(entryId), true)
  }

  private async send(method: string, path: string, body: unknown, counts: boolean) {
    const { cookie, urls } = this.archive
    const headers = { cookie, origin: urls[0]!, 'content-type': 'application/json' }
    const answer = await this.fetch(path, { method, headers, body: JSON.stringify(body) }, counts)
    const json = (await answer.json()) as { value: Saved }
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`)
    return json.value
  }

  private async fetch(path: string, request: RequestInit, counts = true) {
    const { urls } = this.archive
    const began = performance.now()
    const answer = await fetch(urls[this.asked++ % urls.length]! + path, { ...request, redirect: 'manual' })
    if (counts) this.waits.push(performance.now() - began)
    return answer
  }
}
