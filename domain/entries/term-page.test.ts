import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, someone } from '@/domain/testing/newsroom'
import { beginTermPage } from '@/domain/writing/begin-term-page'
import { choosePage } from './term-page'
import { changeTerm } from '@/domain/consents/shared-words'
import { createTerm, termsInUse } from './terms'

const now = morning('2015-01-01')
let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

async function termNamed(name: string) {
  return (await termsInUse(room.editor, now)).find((term) => term.name === name)!
}

test('a page is begun with the name and headings, and tells about its term from then on', async () => {
  const { entryId } = got(await beginTermPage(room.editor, room.terms.myanmar, now))
  expect((await termNamed('Myanmar')).page).toEqual({ entryId, title: 'Myanmar' })
  expect(await beginTermPage(room.editor, room.terms.myanmar, now)).toMatchObject({ ok: false })
})

test('only pages tell about terms, each about one', async () => {
  const post = await room.publish('2014-10-01', { title: 'A post' })
  const page = await room.publish('2014-10-01', { title: 'A page', slug: 'a-page' }, 'page')
  const refusal = async (termId: number, entryId: number) => {
    const result = await choosePage(room.editor, { termId, entryId }, now)
    return result.ok ? undefined : result.problems[0]!.message
  }
  expect(await refusal(room.terms.myanmar, post.entryId)).toMatch(/not a post/)
  expect(await refusal(room.terms.myanmar, page.entryId)).toBeUndefined()
  expect(await refusal(room.terms.protection, page.entryId)).toBe('This page tells about “Myanmar” already.')
  expect(await refusal(room.terms.protection, 999)).toBe('This page is no longer there.')
})

test('who may not change topics and countries chooses no page', async () => {
  const contributor = await someone('contributor')
  await expect(choosePage(contributor, { termId: room.terms.myanmar, entryId: null }, now)).rejects.toThrow()
  await expect(beginTermPage(contributor, room.terms.myanmar, now)).rejects.toThrow()
})

test('a country is known by its name in any language; a region is none, and a topic never', async () => {
  got(await createTerm(room.editor, { kind: 'country', name: 'Viet Nam' }, now))
  got(await createTerm(room.editor, { kind: 'country', name: 'កម្ពុជា', slug: 'kh' }, now))
  got(await createTerm(room.editor, { kind: 'country', name: 'Regional' }, now))
  got(await createTerm(room.editor, { kind: 'topic', name: 'Thailand' }, now))
  const codes = (await termsInUse(room.editor, now)).map(({ name, code }) => [name, code])
  expect(Object.fromEntries(codes)).toMatchObject({
    Myanmar: 'MM',
    'Viet Nam': 'VN',
    កម្ពុជា: 'KH',
    Regional: null,
    Thailand: null,
  })
})

test('two terms are not the same country', async () => {
  got(await createTerm(room.editor, { kind: 'country', name: 'Burma' }, now))
  const { id, name, description, code } = await termNamed('Burma')
  expect(code).toBeNull()
  expect(await changeTerm(room.editor, { id, name, description, code: 'MM' }, now)).toMatchObject({
    problems: [{ field: 'code', message: '“Myanmar” is this country already.' }],
  })
  expect(await changeTerm(room.editor, { id, name, description, code: 'QQ' }, now)).toMatchObject({ ok: false })
  got(await changeTerm(room.editor, { id, name, description, code: 'TH' }, now))
  expect((await termNamed('Burma')).code).toBe('TH')
})
