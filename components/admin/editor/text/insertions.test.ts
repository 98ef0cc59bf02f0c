import { Editor } from '@tiptap/core'
import type { Editor as PageEditor } from '@tiptap/react'
import { expect, test } from 'vitest'
import { Callout, FileBlock, Footnote, Picture, textExtensions, VideoCard } from '@/domain/content/body/schema'
import { insertUploads } from './insert'
import { insertions, toggleCallout, unframe } from './insertions'
import type { Tools } from './tools'

const paragraph = (text = 'abc') => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })
const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] })
const cell = { type: 'tableCell', content: [paragraph()] }
const places = {
  paragraph: [paragraph(), 2],
  'empty line': [paragraph(''), 1],
  callout: [{ type: 'callout', content: [paragraph()] }, 4],
  list: [{ type: 'bulletList', content: [item('abc'), item('def')] }, 5],
  cell: [{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }, 5],
  quote: [{ type: 'blockquote', content: [paragraph()] }, 4],
  heading: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'abc' }] }, 2],
} as const

function writing(place: keyof typeof places) {
  const [block, at] = places[place]
  const editor = new Editor({
    element: null,
    extensions: [...textExtensions, Picture, FileBlock, VideoCard, Callout, Footnote],
    content: { type: 'doc', content: [block as never, paragraph('after')] },
  }) as PageEditor
  editor.commands.setTextSelection(at)
  return editor
}

const insert = (name: string, editor: PageEditor) =>
  insertions.find((insertion) => insertion.name === name)!.run(editor, { ask: () => {} } as unknown as Tools)

test.each(Object.keys(places) as (keyof typeof places)[])(
  'whatever is put into a %s, the text stays one that can be saved, and no word is lost',
  (place) => {
    for (const { name } of insertions) {
      const editor = writing(place)
      const before = editor.state.doc.textContent
      insert(name, editor)
      expect(() => editor.state.doc.check(), name).not.toThrow()
      expect(editor.state.doc.textContent, name).toBe(before)
    }
  },
)

test('a table and a line come below the sentence that the cursor is in', () => {
  for (const name of ['Table', 'Dividing line']) {
    const editor = writing('paragraph')
    insert(name, editor)
    expect(editor.state.doc.firstChild!.textContent, name).toBe('abc')
  }
})

test('a picture comes below a callout, not into it', () => {
  const editor = writing('callout')
  insertUploads(editor, [{ id: '0123456789ab', type: 'image/png', alt: '' } as never])
  expect(editor.state.doc.children.map(({ type }) => type.name)).toEqual(['callout', 'picture', 'paragraph'])
})

test('a list is framed whole, and the frame goes without its text', () => {
  const editor = writing('list')
  toggleCallout(editor, 'advice')
  expect(editor.state.doc.toString()).toBe(
    'doc(callout(bulletList(listItem(paragraph("abc")), listItem(paragraph("def")))), paragraph("after"))',
  )
  toggleCallout(editor, 'warning')
  expect(editor.state.doc.firstChild!.attrs.kind).toBe('warning')
  unframe(editor)
  expect(editor.state.doc.firstChild!.type.name).toBe('bulletList')
})
