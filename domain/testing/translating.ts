import type { Language } from '@/lib/languages/languages'
import type { Content } from '@/domain/content/content'
import type { Actor } from '@/domain/staff/actor'
import { findDraft, saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { got } from './newsroom'

/** Returns a text with one more word at the beginning of each passage. */
export function inOtherWords({ title, summary, contentNote, lead, body, ...content }: Content): Content {
  const other = (text: string) => text && `ប្រែ ${text}`
  return {
    ...content,
    title: other(title),
    summary: other(summary),
    contentNote: other(contentNote),
    lead: lead && { ...lead, alt: other(lead.alt), caption: other(lead.caption) },
    body: JSON.parse(JSON.stringify(body), (key, value: unknown) =>
      typeof value === 'string' && ['text', 'alt', 'caption', 'label', 'source', 'speaker'].includes(key)
        ? other(value)
        : value,
    ),
  }
}

/** Begins a translation and writes every passage in other words. */
export async function translated(
  who: Actor,
  { entryId, language }: { entryId: number; language: Language },
  now: number,
): Promise<SavedRevision> {
  const begun = got(await beginTranslation(who, { entryId, language }, now))
  return saveInOtherWords(who, begun.entryId, now)
}

export async function saveInOtherWords(who: Actor, entryId: number, now: number): Promise<SavedRevision> {
  const { base, content } = (await findDraft(who, entryId))!
  return got(await saveDraft(who, { entryId, base, session: 'other words', content: inOtherWords(content) }, now))
}
