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

type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[]; text?: string }

/** Headings that readers look for, to be filled in or removed. */
function termPageBody(kind: 'topic' | 'country', language: Language): Node {
  const { about, facts, contacts, partners, capital, officialLanguage, neighbours } = messagesIn(language).termPage
  const firstColumn = kind === 'country' ? [capital, officialLanguage, neighbours] : ['', '']
  return {
    type: 'doc',
    content: [
      heading(about),
      paragraph(),
      heading(facts),
      { type: 'table', content: firstColumn.map((name) => row(name)) },
      heading(contacts),
      paragraph(),
      heading(partners),
      paragraph(),
    ],
  }
}

function heading(text: string): Node {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] }
}

function paragraph(text = ''): Node {
  return text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }
}

function row(name: string): Node {
  return {
    type: 'tableRow',
    content: [
      { type: 'tableHeader', content: [paragraph(name)] },
      { type: 'tableCell', content: [paragraph()] },
    ],
  }
}
