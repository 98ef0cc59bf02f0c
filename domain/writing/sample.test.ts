import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { declarePeople } from '@/domain/consents/marks'
import { readBody } from '@/domain/content/body/document'
import { trashEntry } from '@/domain/entries/trash'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import { createBundle } from '@/domain/publishing/bundles'
import { release } from '@/domain/publishing/releases'
import { submit } from '@/domain/review/review'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone, text } from '@/domain/testing/newsroom'
import { copyEntry } from './copies'
import { findDraft, saveDraft } from './drafts'
import { openSample, sampleBody } from './sample'

let editor: Actor
beforeEach(async () => {
  testDatabase()
  editor = await someone('editor')
})

/** A person's sample with all that a release asks of a text. */
async function completeSample(actor: Actor) {
  const { entryId } = got(await openSample(actor, 1))
  const { base, content } = (await findDraft(actor, entryId))!
  const complete = { ...content, slug: 'a-sample', summary: 'In a sentence.', body: text('Words.') }
  const saved = await saveDraft(actor, { entryId, base, session: 'again', content: complete }, 2)
  return got(saved as Extract<typeof saved, { ok: true }>)
}

const stays = { ok: false, problems: [{ message: expect.stringMatching(/^This is a sample/) }] }

test('each person has one sample, and another one only after that is in the trash', async () => {
  const first = got(await openSample(editor, 1))
  expect(got(await openSample(await someone('contributor'), 1)).entryId).not.toBe(first.entryId)
  expect(got(await openSample(editor, 2)).entryId).toBe(first.entryId)
  got(await trashEntry(editor, first.entryId, 3))
  expect(got(await openSample(editor, 4)).entryId).not.toBe(first.entryId)
})

test('its text is one that the editor takes as it is', () => {
  expect(readBody(sampleBody)).not.toHaveProperty('problem')
})

test('a sample is neither published nor scheduled, alone or in a bundle, and waits for no review', async () => {
  const sample = await completeSample(editor)
  expect(await release(editor, sample, 3)).toMatchObject(stays)
  expect(await release(editor, { ...sample, at: 10 }, 3)).toMatchObject(stays)
  const other = await post(editor, { title: 'Another' }, 3)
  const entryIds = [sample.entryId, other.entryId]
  const { bundleId } = got(await createBundle(editor, { name: 'Together', entryIds }, 4))
  const together = { bundleId, entries: [sample, other], at: 10 }
  expect(await releaseBundle(editor, together, 5)).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('is a sample') })]),
  })
  const { entryId, revisionId, counter } = await completeSample(await someone('contributor'))
  expect(await submit(editor, { entryId, base: { revisionId, counter } }, 6)).toMatchObject(stays)
})

test('a copy of a sample is a post like any other', async () => {
  const copy = got(await copyEntry(editor, (await completeSample(editor)).entryId, 3))
  const { content } = (await findDraft(editor, copy.entryId))!
  got(await declarePeople(editor, { entryId: copy.entryId, people: 'nobody' }, 3))
  const base = { revisionId: copy.revisionId, counter: copy.counter }
  const saved = await saveDraft(
    editor,
    { entryId: copy.entryId, base, session: 'copy', content: { ...content, slug: 'of-my-own' } },
    4,
  )
  got(await release(editor, got(saved as Extract<typeof saved, { ok: true }>), 5))
})
