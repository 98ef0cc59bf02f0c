import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { declarePeople } from '@/domain/consents/marks'
import { askColleague } from '@/domain/consents/requests'
import { cancelErasure, requestErasure } from '@/domain/erasures/erasures'
import { markNoticesAsRead } from '@/domain/notices/notices'
import { addComment, commentsOf, resolveComment } from '@/domain/review/comments'
import { consentFor, lookedAt } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { requestsTo } from './waiting'

const now = Date.UTC(2026, 0, 1, 2)

test('what a colleague asked waits until somebody has done it, also after its notice was read', async () => {
  testDatabase()
  const [writer, editor, admin] = [await someone('contributor', 'Wan'), await someone('editor'), await someone('admin')]
  const { entryId, revisionId } = await post(writer, { title: 'Hers' }, now)
  got(await declarePeople(writer, { entryId, people: 'at risk' }, now))
  got(await askColleague(writer, { entryId, what: 'consent', staffId: editor.id! }, now + 1))
  got(await askColleague(writer, { entryId, what: 'check', staffId: editor.id! }, now + 2))
  got(await markNoticesAsRead(editor, 'all', now + 3))
  expect((await requestsTo(editor)).asked).toMatchObject([
    { id: entryId, what: 'check asked', by: 'Wan' },
    { what: 'consent asked', by: 'Wan' },
  ])
  await consentFor(editor, { reference: 'CF-1', entryIds: [entryId] }, now + 4)
  expect((await requestsTo(editor)).asked).toMatchObject([{ what: 'check asked' }])
  await lookedAt(editor, entryId, now + 5)
  expect((await requestsTo(editor)).asked).toEqual([])

  got(await addComment(editor, { entryId, revisionId, text: 'is this right?' }, now + 6))
  expect((await requestsTo(writer)).commented).toMatchObject([{ id: entryId, by: editor.name, note: 'is this right?' }])
  expect((await requestsTo(editor)).commented).toEqual([])
  const { id } = (await commentsOf(writer, entryId))![0]!
  got(await resolveComment(writer, { entryId, id, resolved: true }, now + 7))
  expect((await requestsTo(writer)).commented).toEqual([])

  const asked = got(await requestErasure(admin, { entryId, withTranslations: true, mediaIds: [] }, now + 8))
  expect((await requestsTo(await someone('admin'))).erasing).toMatchObject([{ erasureId: asked.id, by: admin.name }])
  expect((await requestsTo(admin)).erasing).toEqual([])
  got(await cancelErasure(admin, asked.id, now + 9))
  expect((await requestsTo(await someone('admin'))).erasing).toEqual([])
})
