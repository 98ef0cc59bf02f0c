import { eq } from 'drizzle-orm'
import { refuseUnless, write } from '@/db/connection'
import { terms } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { choosePageIn } from '@/domain/entries/term-page'
import { permit, type Actor } from '@/domain/staff/actor'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { createEntryIn, type SavedRevision } from './drafts'

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

type BodyNode = { type: string; attrs?: Record<string, unknown>; content?: BodyNode[]; text?: string }

/** Creates headings that readers look for; the writer fills in or removes them. */
function termPageBody(kind: 'topic' | 'country', language: Language): BodyNode {
  const { about, facts, contacts, partners, capital, officialLanguage, neighbours } = messagesIn(language).termPage
  const firstColumn = kind === 'country' ? [capital, officialLanguage, neighbours] : ['', '']
  return {
    type: 'doc',
    content: [
      headingNode(about),
      paragraphNode(),
      headingNode(facts),
      { type: 'table', content: firstColumn.map((name) => tableRowNode(name)) },
      headingNode(contacts),
      paragraphNode(),
      headingNode(partners),
      paragraphNode(),
    ],
  }
}

function headingNode(text: string): BodyNode {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] }
}

function paragraphNode(text = ''): BodyNode {
  return text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }
}

function tableRowNode(name: string): BodyNode {
  return {
    type: 'tableRow',
    content: [
      { type: 'tableHeader', content: [paragraphNode(name)] },
      { type: 'tableCell', content: [paragraphNode()] },
    ],
  }
}
