import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { headingAt, headingsOf } from './outline'

const heading = (level: number, text = 'x') => ({
  type: 'heading',
  attrs: { level },
  content: text ? [{ type: 'text', text }] : [],
})
const of = (...content: unknown[]) => headingsOf(bodySchema.nodeFromJSON({ type: 'doc', content }))

test('a level that is skipped is named, and coming back up is no fault', () => {
  const problems = of(heading(2), heading(3), heading(4), heading(2), heading(4)).map(({ problem }) => problem)
  expect(problems).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'A level is skipped: a smallest heading right below a heading should be a smaller heading.',
  ])
})

test('the first heading is one below the title', () => {
  expect(of(heading(3))[0]!.problem).toBe('A level is skipped: the first heading should be a heading.')
})

test('an empty heading is noticed', () => {
  expect(of(heading(2, ''))[0]!.problem).toContain('empty')
})

test('a place belongs to the last heading before it', () => {
  const headings = of({ type: 'paragraph' }, heading(2, 'One'), { type: 'paragraph' }, heading(2, 'Two'))
  expect(headings.map(({ at }) => at)).toEqual([3, 10])
  expect([1, 3, 8, 10, 99].map((at) => headingAt(headings, at))).toEqual([-1, 0, 0, 1, 1])
})
