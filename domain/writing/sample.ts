import { and, eq, isNull, max } from 'drizzle-orm'
import { write } from '@/db/connection'
import { entries } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { sampleOrigin } from '@/domain/entries/sample'
import { mainLanguage } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { createEntryIn } from './drafts'

/** Creates the person's sample post on first use, or after they trashed theirs. */
export async function openSample(actor: Actor, now: number): Promise<Result<{ entryId: number }>> {
  permit(actor, 'write', { createdBy: actor.id })
  const isOwn = and(eq(entries.origin, sampleOrigin), eq(entries.createdBy, actor.id ?? -1), isNull(entries.trashedAt))
  return write(async (tx) => {
    const [own] = await tx
      .select({ entryId: max(entries.id) })
      .from(entries)
      .where(isOwn)
    if (own?.entryId) return done({ entryId: own.entryId })
    const sample = {
      kind: 'post',
      language: mainLanguage(),
      content: newContent({ title: sampleTitle, body: sampleBody }),
      session: randomId(),
      origin: sampleOrigin,
    } as const
    return createEntryIn(tx, actor, sample, now)
  })
}

const sampleTitle = 'A sample post to try things out in'

type SampleNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: SampleNode[]
  text?: string
  marks?: { type: string }[]
}

/** Creates nodes of a line; words between asterisks are bold. */
function lineNodes(words: string): SampleNode[] {
  return words
    .split('*')
    .map((text, at): SampleNode => ({ type: 'text', text, ...(at % 2 && { marks: [{ type: 'bold' }] }) }))
    .filter(({ text }) => text)
}

const paragraphNode = (words: string): SampleNode => ({ type: 'paragraph', content: lineNodes(words) })
const headingNode = (words: string): SampleNode => ({ type: 'heading', attrs: { level: 2 }, content: lineNodes(words) })
const listItemNode = (words: string): SampleNode => ({ type: 'listItem', content: [paragraphNode(words)] })
const bulletListNode = (...items: string[]): SampleNode => ({ type: 'bulletList', content: items.map(listItemNode) })
const tableRowNode = (type: 'tableHeader' | 'tableCell', cells: string[]): SampleNode => ({
  type: 'tableRow',
  content: cells.map((words) => ({ type, content: [paragraphNode(words)] })),
})

export const sampleBody = {
  type: 'doc',
  content: [
    paragraphNode(
      'Change anything here: readers never get this post, whatever you press. It is saved while you write, and every earlier text stays under *Revisions*.',
    ),
    headingNode('Format words'),
    paragraphNode(
      'Select *these words* and press Ctrl+B, or ⌘B on a Mac. The buttons above the text do the same. Typed signs work too: ## and a space begin a heading, - and a space a list.',
    ),
    headingNode('Add things'),
    bulletListNode(
      'Press / on an empty line: pictures, files, tables, notes and more.',
      'Drop a picture into the text, or paste a document from Word or Google Docs.',
      'Select a word and press Ctrl+K, then type a part of a title: that makes a link.',
    ),
    headingNode('Keys'),
    {
      type: 'table',
      content: [
        tableRowNode('tableHeader', ['Key', 'What it does']),
        tableRowNode('tableCell', ['Ctrl+Z', 'Undoes the last change']),
        tableRowNode('tableCell', ['Ctrl+F', 'Finds and replaces words']),
        tableRowNode('tableCell', ['Ctrl+/', 'Shows all keys']),
      ],
    },
    headingNode('Before it is published'),
    paragraphNode(
      'The line above the text counts what is missing: this post has no summary yet. Press *Preview* to read it as readers would, and *Publish…* to see what is asked then. With a sample, it ends there.',
    ),
    paragraphNode('When you are done, move it to the trash: its menu is at the end of the page.'),
  ],
}
