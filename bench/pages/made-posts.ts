import { posts } from '@/demonstration/texts'
import type { ContentInput } from '@/domain/content/content'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import type { Kind } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { countWords } from '@/lib/text/word-count'

/** Makes pages that the demonstration lacks, and returns their paths: a withdrawn post, posts, an event, a call. */
export async function makePosts(actor: Actor) {
  const gone = await publish(actor, { title: 'A post that named the wrong place', body: text('Words.') })
  const withdrawal = { entryId: gone.entryId, reason: 'error' as const, explanation: 'It named the wrong place.' }
  got(await withdraw(actor, withdrawal, Date.now()))
  const [startsAt, endsAt] = [Date.UTC(2047, 2, 7, 2), Date.UTC(2047, 2, 7, 10)]
  const meeting = { startsAt, endsAt, timeZone: 'Asia/Bangkok', place: 'Bangkok', online: 'https://meet.example.org/1' }
  const event = await publish(actor, { title: 'A day of talks', body: text('Words.'), event: meeting }, 'en', 'event')
  const vacancy = { type: 'vacancy' as const, closesAt: endsAt, timeZone: 'Asia/Bangkok', applyTo: 'jobs@example.org' }
  const call = await publish(actor, { title: 'An archivist', body: text('Words.'), call: vacancy }, 'en', 'call')
  return {
    event: event.path,
    call: call.path,
    events: '/events',
    calls: '/calls',
    withdrawn: gone.path,
    '600 words of English': await publishOrdinary(actor, 'en', demonstrationTexts()),
    '600 words of Khmer': await publishOrdinary(actor, 'km', interfaceTexts('km')),
    '600 words of Burmese': await publishOrdinary(actor, 'my', interfaceTexts('my')),
  }
}

export async function publish(
  actor: Actor,
  whole: Partial<ContentInput>,
  language: Language = 'en',
  kind: Kind = 'post',
) {
  const draft = { kind, language, session: 's', content: content(whole) }
  const saved = got(await createEntry(actor, draft, Date.now()))
  const { path } = got(await release(actor, saved, Date.now()))
  return { entryId: saved.entryId, path }
}

const ordinaryWords = 600

/** A post of 600 words in twelve paragraphs with three headings; the sentences come from `texts`, each once. */
async function publishOrdinary(actor: Actor, language: Language, texts: string[]) {
  const [summary = '', ...others] = texts
  const paragraphs: string[][] = []
  let words = 0
  for (const sentence of others) {
    if (words >= ordinaryWords) break
    if (words >= (ordinaryWords / 12) * paragraphs.length) paragraphs.push([])
    paragraphs.at(-1)!.push(sentence)
    words += countWords(sentence, language)
  }
  if (words < ordinaryWords) throw new Error(`There are only ${words} words of ${language}.`)
  const blocks = paragraphs.flatMap((sentences, n) => [
    ...(n % 4 === 0
      ? [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `${n / 4 + 1}` }] }]
      : []),
    { type: 'paragraph', content: [{ type: 'text', text: sentences.join(' ') }] },
  ])
  const body = { type: 'doc', content: blocks }
  const title = summary.slice(0, 80)
  return (await publish(actor, { title, slug: `ordinary-${language}`, summary, body }, language)).path
}

/** The paragraphs of the demonstration's English posts. */
function demonstrationTexts() {
  return posts
    .filter(({ language = 'en' }) => language === 'en')
    .flatMap(({ body }) => body.filter(({ type }) => type === 'paragraph'))
    .map((block) => (block.content ?? []).map((run) => ('text' in run ? run.text : '')).join(''))
}

/** Returns sentences of the interface in a language: in most languages the demonstration has no long text. */
function interfaceTexts(language: Language) {
  return [...new Set(stringsIn(messagesIn(language)))]
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()]
  return typeof value === 'object' && value ? Object.values(value).flatMap(stringsIn) : []
}
