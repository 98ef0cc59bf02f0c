import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { comments, reviews } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { post } from '@/domain/testing/newsroom'
import { publishingRoutes } from './entries/[id]/[act]/publishing'
import { reviewRoutes } from './entries/[id]/[act]/review'
import { POST as changeComment } from './entries/[id]/comments/[comment]/route'
import { desk } from './test-desk'

const getComments = reviewRoutes.comments.GET
const postComment = reviewRoutes.comments.POST
const getState = publishingRoutes.state.GET
const postReview = reviewRoutes.review.POST

async function newsroom() {
  testDatabase()
  const [writer, other, editor] = [await desk('contributor'), await desk('contributor'), await desk('editor')]
  const draft = await post(writer.who, { title: 'Reports' }, 0)
  const base = { revisionId: draft.revisionId, counter: draft.counter }
  return { writer, other, editor, base, params: { id: String(draft.entryId) } }
}

test('a step in a review answers with where the entry stands; a comment with all comments', async () => {
  const { writer, editor, base, params } = await newsroom()
  const submitted = await writer.asks('POST', postReview, { params, body: { act: 'submit', base, note: 'Ready.' } })
  expect(submitted.body.value).toMatchObject({
    review: { state: { is: 'waiting' }, may: { submit: true, review: false } },
  })
  const approved = await editor.asks('POST', postReview, { params, body: { act: 'approve', base } })
  expect(approved.body.value.review.state.is).toBe('approved')
  const body = { revisionId: base.revisionId, text: 'Which year?' }
  const added = await editor.asks('POST', postComment, { params, body })
  expect(added.body.value).toMatchObject([{ text: 'Which year?', mine: true }])
  const on = { ...params, comment: String(added.body.value[0].id) }
  const resolved = await writer.asks('POST', changeComment, { params: on, body: { act: 'resolve', resolved: true } })
  expect(resolved.body.value).toMatchObject([{ mine: false, resolvedBy: 'Dara' }])
})

test('a contributor neither reads nor takes part in the review of what others began', async () => {
  const { writer, other, base, params } = await newsroom()
  const on = { ...params, comment: '1' }
  const text = { revisionId: base.revisionId, text: 'x' }
  expect((await other.asks('GET', getState, { params })).status).toBe(403)
  expect((await other.asks('GET', getComments, { params })).status).toBe(403)
  expect((await other.asks('POST', postComment, { params, body: text })).status).toBe(403)
  expect((await other.asks('POST', changeComment, { params: on, body: { act: 'remove' } })).status).toBe(403)
  for (const act of ['submit', 'takeBack', 'approve', 'requestChanges'])
    expect((await other.asks('POST', postReview, { params, body: { act, base, note: 'x' } })).status).toBe(403)
  for (const act of ['approve', 'requestChanges'])
    expect((await writer.asks('POST', postReview, { params, body: { act, base, note: 'x' } })).status).toBe(403)
  expect([await read().$count(reviews), await read().$count(comments)]).toEqual([0, 0])
})

test('what is no step or no comment is refused, and what is not there is said', async () => {
  const { editor, base, params } = await newsroom()
  expect((await editor.asks('POST', postReview, { params, body: { act: 'publish', base } })).status).toBe(422)
  expect((await editor.asks('POST', postReview, { params, body: { act: 'approve' } })).status).toBe(422)
  expect((await editor.asks('POST', postComment, { params, body: { text: 'x' } })).status).toBe(422)
  expect((await editor.asks('GET', getState, { params: { id: '99' } })).status).toBe(422)
  expect((await editor.asks('GET', getComments, { params: { id: 'x' } })).status).toBe(422)
})
