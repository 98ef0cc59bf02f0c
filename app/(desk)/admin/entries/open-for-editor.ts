import type { EditorStart } from '@/components/admin/editor/editor-start'
import { sharedNow } from '@/db/clock'
import { may, type Actor } from '@/domain/staff/actor'
import { emptyBody } from '@/domain/content/body/schema'
import { newContent } from '@/domain/content/content'
import { ownSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { openEntry, uploadsOf } from '@/domain/writing/editing'
import { translatedEntry } from '@/domain/writing/translated-entry'
import { siteSettings } from '@/domain/published/site'
import { organisationsUsed } from '@/domain/desk/organisations'
import { sampleOrigin } from '@/domain/entries/sample'
import { seriesUsed } from '@/domain/entries/series'
import { listTerms } from '@/domain/entries/terms'
import { contentFacts, type Kind } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'

export async function openEntryForEditor(actor: Actor, entryId: number, now: number): Promise<EditorStart | undefined> {
  const editorData = await openEntry(actor, entryId, now)
  if (!editorData) return undefined
  const { entry, base, savedAt, content, bodyProblem, standing, uploads, may } = editorData
  const { id, kind, language } = entry
  return {
    ...(await editorContext(actor, { id, kind })),
    id,
    kind,
    language,
    base,
    savedAt,
    isSample: entry.origin === sampleOrigin,
    content,
    bodyProblem,
    standing,
    uploads,
    mayRelease: may.release,
    translates: await translatedEntry(actor, entry),
  }
}

export async function openForSuggesting(actor: Actor, entryId: number, now: number): Promise<EditorStart | undefined> {
  const [opened, own] = [await openEntryForEditor(actor, entryId, now), await ownSuggestion(actor, entryId)]
  if (!opened || !own) return undefined
  const { suggested, savedAt = opened.savedAt, ...suggestion } = own
  const content = { ...opened.content, ...suggested }
  return { ...opened, savedAt, content, suggestion, uploads: await uploadsOf(content) }
}

/** Nothing is written before the first words. */
export async function newEntryForEditor(actor: Actor, kind: Kind, language: Language): Promise<EditorStart> {
  return {
    ...(await editorContext(actor, { kind })),
    kind,
    language,
    content: newContent({ body: emptyBody, ...contentFacts(kind, {}) }),
    uploads: [],
    mayRelease: may(actor, 'release', { createdBy: actor.id }),
  }
}

async function editorContext(actor: Actor, { id, kind }: Pick<EditorStart, 'id' | 'kind'>) {
  const [terms, series, organisations, { zone, leadEntryId }] = await Promise.all([
    listTerms(actor),
    seriesUsed(actor, sharedNow()),
    kind === 'publication' ? organisationsUsed(actor) : [],
    siteSettings(),
  ])
  return {
    answerId: randomId(),
    series,
    organisations,
    terms: terms.map(({ id, kind, name }) => ({ id, kind, name })),
    mayAddTerms: may(actor, 'manageTerms'),
    me: { id: actor.id!, zone: actor.zone },
    zone,
    mayShare: may(actor, 'sharePreview'),
    mayLead: kind !== 'page' && may(actor, 'arrangeFront') && id !== leadEntryId,
  }
}
