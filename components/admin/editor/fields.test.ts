import type { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { bodySchema, emptyBody } from '@/domain/content/body/schema'
import type { PublishState } from '@/domain/writing/editing'
import { content } from '@/domain/testing/newsroom'
import { contentJson, fieldsFrom } from './fields'
import { withoutLineAtEnd } from './text/line-at-end'

const fields = (title: string, slug: string, standing?: Partial<PublishState>) =>
  fieldsFrom({ content: content({ title, slug }), standing: standing as PublishState, kind: 'post', id: 7 })

test('an address follows its title until it is typed or released', () => {
  expect(fields('', '').ownSlug).toBe(false)
  expect(fields('Seven reports', 'seven-reports').ownSlug).toBe(false)
  expect(fields('សេចក្តី', 'post-7').ownSlug).toBe(false)
  expect(fields('Seven reports', 'reports').ownSlug).toBe(true)
  expect(fields('Seven reports', 'seven-reports', { addressed: true }).ownSlug).toBe(true)
  expect(JSON.parse(contentJson(fields('Seven reports', 'seven-reports'), emptyBody)).slug).toBe('')
  expect(JSON.parse(contentJson(fields('Seven reports', 'reports'), emptyBody)).slug).toBe('reports')
})

test('what the server is sent is what it takes, field for field', () => {
  const whole = content({ slug: 'typed', publication: { type: 'guide', publishedOn: '2014', publisher: 'X' } })
  const { body, ...rest } = JSON.parse(
    contentJson(fieldsFrom({ content: whole, standing: undefined, kind: 'publication' }), 1),
  )
  expect(body).toBe(1)
  expect({ ...rest, body: whole.body }).toEqual(whole)
})

test('the empty line that the editor adds below a table is no change', () => {
  const { table, paragraph } = bodySchema.nodes
  const [rows, line, words] = [table!.create(), paragraph!.create(), paragraph!.create(null, bodySchema.text('Words'))]
  const contentOf = (...content: Node[]) =>
    withoutLineAtEnd(bodySchema.topNodeType.create(null, content)).content.content
  expect(contentOf(rows, line)).toEqual([rows])
  expect(contentOf(words, line)).toEqual([words, line])
  expect(contentOf(rows, words)).toEqual([rows, words])
  expect(contentOf(line)).toEqual([line])
})
