import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { insertions, findInsertions } from '../insertions'
import { slashQuery } from './slash'

function typed(text: string, type = 'paragraph') {
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [{ type, content: [{ type: 'text', text }] }] })
  const state = EditorState.create({ doc, selection: TextSelection.atEnd(doc) })
  return slashQuery(state)
}

test.each([
  ['/', ''],
  ['/tab', 'tab'],
  ['Words /foot', 'foot'],
  ['Words /numbered list', 'numbered list'],
  ['ពាក្យ /ក', 'ក'],
])('after %j the menu is asked for %j', (text, query) => {
  expect(typed(text)?.query).toBe(query)
})

test.each(['and/or', 'https://example.org/', '24/7', 'yes / no', 'a /b/c', 'Words'])('%j asks for no menu', (text) => {
  expect(typed(text)).toBeUndefined()
})

test('what was typed is where it stands', () => {
  expect(typed('Words /foot')).toEqual({ from: 7, to: 12, query: 'foot' })
})

test('a slash in code is a slash', () => {
  expect(typed('/', 'codeBlock')).toBeUndefined()
})

test('things are found by their own names first, then by other words for them', () => {
  const names = (query: string) => findInsertions(query).map(({ name }) => name)
  expect(names('')).toHaveLength(insertions.length)
  expect(names('head')).toEqual(['Heading', 'Smaller heading', 'Smallest heading'])
  expect(names('image')).toEqual(['Picture'])
  expect(names('pdf')).toEqual(['File'])
  expect(names('warn')).toEqual(['Callout: warning'])
  expect(names('list')).toEqual(['Bulleted list', 'Numbered list'])
  expect(names('YOUTUBE')).toEqual(['Video'])
  expect(names('nothing of the kind')).toEqual([])
})
