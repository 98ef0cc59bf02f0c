import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, media, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { describeUpload, openUpload } from './media-details'
import { trashUpload } from './media-trash'
import { release } from '@/domain/publishing/releases'
import { got, post, someone } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'

beforeEach(() => void testDatabase())

test('what is said of a picture is kept, each change with who and which, and never with the words', async () => {
  const editor = await someone()
  const { id } = await picture(editor)
  const changes = { alt: ' A river ', credit: 'UN-ACT', licence: 'cc-by-4.0', focalX: 0.25, focalY: 0.75 }
  got(await describeUpload(editor, { id, changes: { ...changes, people: 'recognisable', consent: 'All agreed.' } }, 5))
  expect((await openUpload(editor, id, 6))!.upload).toMatchObject({
    ...changes,
    alt: 'A river',
    people: 'recognisable',
  })
  const acts = await read().select().from(audit).orderBy(audit.id)
  expect(acts.at(-1)).toMatchObject({ verb: 'described an upload', by: editor.id, detail: { upload: id, alt: true } })
  expect(JSON.stringify(acts)).not.toContain('agreed')
})

test('what is too long, beside the picture or under no known licence is refused, at its field', async () => {
  const editor = await someone()
  const { id } = await picture(editor)
  const field = async (changes: Parameters<typeof describeUpload>[1]['changes']) => {
    const answer = await describeUpload(editor, { id, changes }, 1)
    return answer.ok ? undefined : answer.problems[0]!.field
  }
  expect(await field({ alt: 'x'.repeat(1001) })).toBe('alt')
  expect(await field({ credit: 'x'.repeat(301) })).toBe('credit')
  expect(await field({ licence: 'toString' })).toBe('licence')
  expect(await field({ focalX: 1.2, focalY: 0 })).toBe('focalX')
  expect(await field({ name: ' ' })).toBe('name')
  expect((await openUpload(editor, id, 2))!.upload).toMatchObject({ alt: '', licence: '', focalX: null })
})

test('what someone else changed meanwhile is not overwritten unseen, and what they left alone is saved', async () => {
  const [one, other] = [await someone(), await someone()]
  const { id } = await picture(one)
  const opened = { alt: '', credit: '' }
  got(await describeUpload(one, { id, changes: { alt: 'Theirs' }, opened }, 1))
  const answer = await describeUpload(other, { id, changes: { alt: 'Mine', credit: 'Me' }, opened }, 2)
  expect(answer).toMatchObject({
    ok: false,
    problems: [{ field: 'newer.alt', message: expect.stringContaining('Theirs') }],
  })
  expect((await openUpload(one, id, 3))!.upload).toMatchObject({ alt: 'Theirs', credit: '' })
  got(await describeUpload(other, { id, changes: { credit: 'Me' }, opened }, 3))
  got(await describeUpload(other, { id, changes: { alt: 'Mine' } }, 4))
  expect((await openUpload(one, id, 5))!.upload).toMatchObject({ alt: 'Mine', credit: 'Me' })
})

test('a file gets another name, in the texts that offer it too, until a release has used it', async () => {
  const editor = await someone()
  const { id } = await pdf(editor, 'draft.pdf')
  const body = { type: 'doc', content: [{ type: 'file', attrs: { mediaId: id } }] }
  const saved = await post(editor, { body, summary: 'A summary.' })
  got(await describeUpload(editor, { id, changes: { name: 'Final Report.PDF' } }, 1))
  const [text] = await read().select().from(revisions)
  expect(text!.bodyHtml).toContain(`href="/files/${id}/final-report.pdf">final-report.pdf</a>`)
  got(await release(editor, saved, 2))
  expect(await describeUpload(editor, { id, changes: { name: 'other' } }, 3)).toMatchObject({
    problems: [{ field: 'name' }],
  })
  expect((await openUpload(editor, id, 4))!).toMatchObject({ nameIsKept: true, upload: { name: 'final-report.pdf' } })
})

test('a contributor changes their own until readers have it, and nobody else’s', async () => {
  const [editor, contributor, stranger] = [await someone(), await someone('contributor'), await someone('contributor')]
  const own = await picture(contributor)
  const others = await picture(editor)
  const change = (who: typeof editor, id: string) => describeUpload(who, { id, changes: { alt: 'Changed' } }, 7)
  expect(await change(contributor, others.id)).toMatchObject({
    problems: [{ message: 'This upload is no longer there.' }],
  })
  expect(await change(stranger, own.id)).toMatchObject({ ok: false })
  expect(await openUpload(stranger, own.id, 5)).toBeUndefined()
  const shown = await post(contributor, { lead: { mediaId: own.id, alt: 'Own' }, summary: 'A summary.' }, 1)
  got(await change(contributor, own.id))
  got(await release(editor, shown, 6))
  expect(await change(contributor, own.id)).toMatchObject({
    problems: [{ message: 'Readers have it now, so only an editor can change it.' }],
  })
  expect(await openUpload(contributor, own.id, 7)).toMatchObject({ mayChange: false, editorsOnly: true })
  got(await describeUpload(editor, { id: own.id, changes: { alt: 'By an editor' } }, 8))
  const alts = await read().select({ alt: media.alt }).from(media).orderBy(media.alt)
  expect(alts.map(({ alt }) => alt)).toEqual(['', 'By an editor'])
})

test('what lies in the trash is not changed', async () => {
  const editor = await someone()
  const { id } = await picture(editor)
  got(await trashUpload(editor, id, 1))
  expect(await describeUpload(editor, { id, changes: { alt: 'x' } }, 2)).toMatchObject({ ok: false })
})
