import { eq, sql } from 'drizzle-orm'
import { execute, read, write } from '@/db/connection'
import {
  comments,
  consentEntries,
  harmChecks,
  media,
  mediaPages,
  reviews,
  revisions,
  suggestions,
  terms,
} from '@/db/schema'
import { forbidNames, maxNames } from '@/domain/consents/forbidden-names'
import { harmPartsOf, hashOfParts } from '@/domain/consents/harm-parts'
import { questionsFor } from '@/domain/consents/harm-questions'
import { Content, maxTerms } from '@/domain/content/content'
import { maxSuggestions } from '@/domain/review/suggestions/suggestions'
import { consentFor } from '@/domain/testing/consents'
import { content, got } from '@/domain/testing/newsroom'
import { pick } from '@/lib/lists/pick'
import type { Newsroom, Person } from '../permissions/newsroom'
import { someone } from '../support/staff'

// Texts that are as long as a save takes, with as many files, topics, links, comments and forbidden names.

type Json = Record<string, unknown>

const said = (text: string, ...marks: Json[]): Json => ({ type: 'text', text, ...(marks.length && { marks }) })

/** Nearly as many blocks, marked words, links and characters as a save takes, all at once. */
function fullBody(): Json {
  const block = (n: number): Json => ({
    type: 'paragraph',
    content: [
      said(`Of village ${n} `, { type: 'link', attrs: { href: `/2014/10/text-${n}` } }),
      ...Array.from({ length: 10 }, (_, k) =>
        k % 2 ? said('so many words ', { type: 'bold' }) : said('of work abroad '),
      ),
    ],
  })
  return { type: 'doc', content: Array.from({ length: 2_950 }, (_, n) => block(n)) }
}

const now = () => Date.now()
const page = 'In 2014 the people of eleven villages were told of work abroad, and what it was. '.repeat(60)

/** Numbers of what has no limit of its own. */
const many = { pages: 600, longFiles: 3, comments: 200 }

export type FullTexts = Awaited<ReturnType<typeof fullTexts>>

/** Makes one text with everything, and the filling of others from it. */
export async function fullTexts(room: Newsroom) {
  const { chief } = room
  const suggesters = await Promise.all(
    Array.from({ length: maxSuggestions }, (_, n) => someone('editor', `Suggester ${n}`)),
  )
  const termIds: number[] = []
  await write(async (tx) => {
    const rows = Array.from({ length: maxTerms }, (_, n) => ({
      kind: 'topic' as const,
      slug: `full-${n}`,
      name: `Full ${n}`,
    }))
    termIds.push(...(await tx.insert(terms).values(rows).returning({ id: terms.id })).map(({ id }) => id))
  })
  const uploaded = await room.pdf(chief)
  const ids = Array.from({ length: 100 }, (_, n) => `full${String(n).padStart(8, '0')}`)
  const longFiles = ids.slice(0, many.longFiles)
  const files = ids.map((mediaId) => ({ mediaId, title: `The report ${mediaId}`, language: null }))
  await write(async (tx) => {
    const [row] = await tx.select().from(media).where(eq(media.id, uploaded.id))
    await tx.insert(media).values(ids.map((id) => ({ ...row!, id, lineage: id, name: `${id}.pdf` })))

    for (const mediaId of longFiles)
      for (let n = 1; n <= many.pages; n++)
        await tx.insert(mediaPages).values({ mediaId, page: n, text: `${n} ${page}` })
  })
  const full = { body: fullBody(), files, termIds }
  const parts = ['body', 'files', 'termIds'] as const
  const text = await room.entry(chief, { words: full })
  const next = await room.rewrite(chief, text, { title: 'Second words' })
  const consentId = await consentFor(chief.actor, { entryIds: [text.entryId] }, now())
  const names = Array.from(
    { length: maxNames },
    (_, n) => `Zara${'abcdefghij'[n % 10]} Thustra${'abcdefghijklmnopqrst'[Math.floor(n / 10)]}`,
  )
  got(await forbidNames(chief.actor, { consentId, names }, now()))

  await write(async (tx) => {
    const submission = {
      entryId: text.entryId,
      revisionId: next.revisionId,
      by: chief.id,
      at: now(),
      said: 'submitted' as const,
    }
    await tx.insert(reviews).values(submission)
    const [row] = await tx.select().from(revisions).where(eq(revisions.id, next.revisionId))
    const { title, summary, body } = row!
    const { entryId } = text
    for (let n = 0; n < many.comments; n++)
      await tx.insert(comments).values({
        entryId,
        revisionId: row!.id,
        author: chief.id,
        createdAt: n,
        text: 'Which year? '.repeat(400),
        field: 'body',
        quote: 'so many words',
        prefix: 'a',
        suffix: 'b',
      })
    for (const [n, { id: staffId }] of suggesters.entries()) {
      const suggested = { title, summary: `Other ${n}`, body: changed(body as { content: Json[] }, n) }
      await tx.insert(suggestions).values({
        entryId,
        staffId,
        session: `s ${n}`,
        createdAt: 1,
        updatedAt: 1,
        base: { title, summary, body },
        suggested,
      })
    }
  })

  /** Gives an entry all that the full text has, in words of its own: nobody has read, searched or signed them before. */
  async function fill<E extends { entryId: number; revisionId: number; content: Content }>(entry: E): Promise<E> {
    const { entryId, revisionId } = entry
    const from = next.revisionId
    const [words, own] = ['Of village 0 ', `Of village 0 in ${entryId} `]
    await write(async (tx) => {
      await execute(
        tx,
        sql`update revisions set (body, body_html, body_text, words) =
        (select replace(body, ${words}, ${own}), replace(body_html, ${words}, ${own}),
          replace(body_text, ${words}, ${own}), words + 2 from revisions where id = ${from}) where entry_id = ${entryId}`,
      )
      for (const statement of [
        sql`insert or ignore into revision_media (revision_id, media_id, position, role, title, language, accessible)
          select ${revisionId}, media_id, position, role, title, language, accessible from revision_media where revision_id = ${from}`,
        sql`insert or ignore into revision_terms (revision_id, term_id) select ${revisionId}, term_id from revision_terms where revision_id = ${from}`,
        sql`insert into revision_links (revision_id, href) select ${revisionId}, href from revision_links where revision_id = ${from}`,
        sql`update entries set people = 'at risk' where id = ${entryId}`,
      ])
        await execute(tx, statement)
      await tx.insert(consentEntries).values({ consentId, entryId })
    })
    await check({ entryId, revisionId })
    const body = JSON.parse(JSON.stringify(full.body).replace(words, own)) as object
    return { ...entry, content: { ...entry.content, ...pick(Content.parse(content({ ...full, body })), ...parts) } }
  }

  const check = (saved: { entryId: number; revisionId: number }) =>
    addCheck(room.admin, pick(saved, 'entryId', 'revisionId'))

  return {
    ...text,
    body: full.body,
    revisionId: next.revisionId,
    first: text.revisionId,
    consentId,
    mediaId: longFiles[0]!,
    fill,
    check,
  }
}

/** Other words in every thirtieth block. */
function changed({ content }: { content: Json[] }, n: number): Json {
  const other: Json = { type: 'paragraph', content: [said(`Other words of ${n}.`)] }
  return { type: 'doc', content: content.map((block, k) => (k % 30 === n ? other : block)) }
}

/** Also of the sentence with which the matrix withdraws a text. */
async function addCheck(by: Person, text: { entryId: number; revisionId: number }) {
  const parts = await harmPartsOf(read(), { ...text, beside: ['It was wrong.'] }, now())
  const answers = Object.fromEntries(questionsFor({ aboutChild: false }).map(({ key }) => [key, 'safe']))
  await write((tx) =>
    tx.insert(harmChecks).values({ ...text, parts, hash: hashOfParts(parts), answers, by: by.id, at: now() }),
  )
}
