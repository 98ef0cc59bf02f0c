import { eq } from 'drizzle-orm'
import { refuseUnless, write } from '@/db/connection'
import { terms } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { choosePageIn } from '@/domain/entries/term-page'
import { permit, type Actor } from '@/domain/staff/actor'
import { mainLanguage } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { createEntryIn, type SavedRevision } from './drafts'
import { termPageBody } from './term-page-body'

/** Begins a page about a topic or a country that has none: a draft with its name as title and headings for what readers look for. */
export async function beginTermPage(actor: Actor, termId: number, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'manageTerms')
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => {
    const [term] = await tx.select().from(terms).where(eq(terms.id, termId))
    if (!term) return refused('This one is no longer there: someone removed it.')
    if (term.pageEntryId !== null) return refused('It has a page already.')
    const language = mainLanguage()
    const content = newContent({ title: term.name, body: termPageBody(term.kind, language) })
    const page = { kind: 'page' as const, language, content, session: randomId() }
    const begun = refuseUnless(await createEntryIn(tx, actor, page, now))
    refuseUnless(await choosePageIn(tx, actor, { termId, entryId: begun.entryId }, now))
    return done(begun)
  })
}
