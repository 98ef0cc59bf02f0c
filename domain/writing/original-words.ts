import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { translationDecisions, type entries } from '@/db/schema'
import { readBody } from '@/domain/content/body/document'
import type { OriginalWords } from '@/domain/content/checks/translation/original'
import { translatablePassages } from '@/domain/content/checks/translation/passages'
import type { Content } from '@/domain/content/content'
import { contentOf, headOf, type Head } from '@/domain/entries/head'
import { memberText } from './translation-source'

type Entry = typeof entries.$inferSelect

export async function findOriginalWords(db: Db, entry: Entry, head: Head): Promise<OriginalWords | undefined> {
  const texts = await originalTexts(db, entry, head)
  return texts && { language: texts.source.language, ...(await wordsOf(db, entry.id, [texts.before, texts.after])) }
}

export async function originalTexts(db: Db, entry: Entry, head: Head) {
  const text = head.translatedFrom ? await memberText(db, entry, head.translatedFrom) : undefined
  if (!text) return undefined
  const { revision: from, entry: source } = text
  const to = (await headOf(db, source.id))!
  const before = await contentOf(db, from, source.kind)
  const after = to.id === from.id ? before : await contentOf(db, to, source.kind)
  return { source, from, to, before, after }
}

export type OriginalTexts = NonNullable<Awaited<ReturnType<typeof originalTexts>>>

async function wordsOf(db: Db, entryId: number, contents: Content[]) {
  const words = new Set(contents.flatMap(passageWords))
  const decisions = await decisionsOn(db, entryId)
  const left = new Set([...words].filter((one) => decisions.get(passageKey(one)) === 'left'))
  return { words, left }
}

export function passageWords({ title, summary, contentNote, lead, body }: Content): string[] {
  const { doc } = readBody(body)
  return translatablePassages({ title, summary, contentNote, lead, doc }).map(({ words }) => words)
}

export async function decisionsOn(db: Db, entryId: number) {
  const { about, decision } = translationDecisions
  const rows = await db
    .select({ about, decision })
    .from(translationDecisions)
    .where(eq(translationDecisions.entryId, entryId))
  return new Map(rows.map((row) => [row.about, row.decision]))
}

export type DecisionsByKey = Awaited<ReturnType<typeof decisionsOn>>

export function passageKey(words: string) {
  return hashKey('passage', words)
}

/** Creates a key from both sides, so that a further change of the original needs a new decision. */
export function changeKey(before: string | undefined, after: string | undefined) {
  return hashKey('change', before ?? '', after ?? '')
}

function hashKey(...parts: string[]) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24)
}
