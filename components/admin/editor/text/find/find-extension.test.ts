import { history, undo } from '@tiptap/pm/history'
import { EditorState, type Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { FindExtension, findStateOf, startSearch, replaceAll, replaceOne, selectCurrent, goTo } from './find-extension'
import { matchesIn } from './field-matches'

const text = (text: string, ...marks: string[]) => ({ type: 'text', text, marks: marks.map((type) => ({ type })) })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const note = (text: string) => ({ type: 'footnote', attrs: { text } })
const doc = (...content: unknown[]) => bodySchema.nodeFromJSON({ type: 'doc', content })
const search = (words: string, matchCase = false) => ({ words, matchCase })

/** Returns the parts of a view that the search needs: a state, and an element of a page. */
function viewOf(...content: unknown[]) {
  const plugins = [...(FindExtension.config.addProseMirrorPlugins!.call({} as never) as Plugin[]), history()]
  const view = {
    state: EditorState.create({ doc: doc(...content), plugins }),
    dom: { querySelector: () => null },
    dispatch: (tr: EditorState['tr']) => void (view.state = view.state.apply(tr)),
  }
  return view as unknown as EditorView & { state: EditorState }
}

test('words are found across marks, whatever their case, and only as they are written', () => {
  const body = doc(paragraph(text('Phyo and '), text('ph', 'bold'), text('yo. P.yo')))
  expect(matchesIn(body, search('phyo')).map(({ from, to }) => body.textBetween(from, to))).toEqual(['Phyo', 'phyo'])
  expect(matchesIn(body, search('phyo', true))).toHaveLength(1)
  expect(matchesIn(body, search('p.yo'))).toHaveLength(1)
  expect(matchesIn(body, search(''))).toEqual([])
})

test('what is put in place of words in another language is in that language too', () => {
  const marks = [{ type: 'language', attrs: { lang: 'fr' } }]
  const view = viewOf(paragraph(text('He said '), { type: 'text', text: 'oui', marks }, text(' twice')))
  startSearch(view, search('oui'))
  replaceAll(view, 'non')
  expect(view.state.doc.child(0).child(1).toJSON()).toEqual({ type: 'text', text: 'non', marks })
})

test('words in scripts without spaces are found', () => {
  expect(matchesIn(doc(paragraph(text('ការជួញដូរមនុស្ស'))), search('មនុស្ស'))).toHaveLength(1)
})

test('footnotes, captions, descriptions and titles are searched as well, in their order', () => {
  const picture = { type: 'picture', attrs: { alt: 'Phyo at work', caption: 'Phyo', credit: 'Photo: Phyo' } }
  const body = doc(paragraph(text('Phyo'), note('Phyo said so, Phyo'), text(' Phyo')), picture)
  expect(matchesIn(body, search('Phyo')).map(({ field }) => field)).toEqual([
    undefined,
    'text',
    'text',
    undefined,
    'alt',
    'caption',
    'credit',
  ])
})

test('going to a match makes it the one that is selected afterwards', () => {
  const view = viewOf(paragraph(text('one two one')))
  startSearch(view, search('one'))
  goTo(view, 1)
  expect(findStateOf(view.state).current).toBe(1)
  selectCurrent(view)
  expect([view.state.selection.from, view.state.selection.to]).toEqual([9, 12])
})

test('replacing one goes on to the next', () => {
  const view = viewOf(paragraph(text('one two one')))
  startSearch(view, search('one'))
  replaceOne(view, 'ones and one')
  expect(view.state.doc.textContent).toBe('ones and one two one')
  const { matches, current } = findStateOf(view.state)
  expect([matches.length, current]).toEqual([3, 2])
})

test('replacing all reaches everything, keeps marks, and is taken back by one undo', () => {
  const before = [
    paragraph(text('A', 'bold'), text(' met A.'), note('A and A, 2014')),
    { type: 'picture', attrs: { alt: 'A', caption: 'A and B' } },
  ]
  const view = viewOf(...before)
  startSearch(view, search('A', true))
  expect(replaceAll(view, 'Someone')).toBe(6)
  const [first, picture] = view.state.doc.children
  expect(first!.textContent).toBe('Someone met Someone.')
  expect(first!.firstChild!.marks.map(({ type }) => type.name)).toEqual(['bold'])
  expect(first!.lastChild!.attrs.text).toBe('Someone and Someone, 2014')
  expect(picture!.attrs).toMatchObject({ alt: 'Someone', caption: 'Someone and B' })
  expect(undo(view.state, view.dispatch)).toBe(true)
  expect(view.state.doc.eq(doc(...before))).toBe(true)
})

test('replacing by nothing takes the words out', () => {
  const view = viewOf(paragraph(text('a real name')))
  startSearch(view, search('real '))
  replaceAll(view, '')
  expect(view.state.doc.textContent).toBe('a name')
})

test('nothing is marked when the search ends', () => {
  const view = viewOf(paragraph(text('one')))
  startSearch(view, search('one'))
  startSearch(view, undefined)
  expect(findStateOf(view.state).matches).toEqual([])
})
