import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, helpServices, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { createTerm, removeTerm } from '@/domain/entries/terms'
import { newsroom } from '@/domain/testing/archive'
import { addService, serviceInput } from '@/domain/testing/help'
import { got, someone } from '@/domain/testing/newsroom'
import { demoOrigin, removeDemonstration } from './demonstration'
import {
  changeHelpService,
  checkHelpService,
  createHelpService,
  helpServicesForDesk,
  moveHelpService,
  overdueHelp,
  removeHelpService,
} from './help-services'

const day = 86_400_000
const now = 200 * day
let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const problemsOf = (result: { ok: true } | { ok: false; problems: { field?: string }[] }) =>
  result.ok ? [] : result.problems.map(({ field }) => field)

async function inOrder() {
  const countries = await helpServicesForDesk(room.editor, now)
  return countries.flatMap(({ services }) => services.map(({ name }) => name))
}

test('a service is kept on single lines, with its words in other languages, and changed, checked and removed', async () => {
  const { editor, terms: countries } = room
  const said = { name: ' ខ្សែ\nទូរសព្ទ ', hours: '', about: '', spoken: '' }
  const words = { km: said, lo: { ...said, name: ' ' } }
  const id = await addService(editor, countries.myanmar, { name: 'A\nhelpline', words })
  const service = async () => (await helpServicesForDesk(editor, now))[0]!.services[0]
  expect(await service()).toMatchObject({ name: 'A helpline', words: { km: { name: 'ខ្សែ ទូរសព្ទ' } }, checkedAt: null })
  expect((await service())!.words).not.toHaveProperty('lo')
  got(await changeHelpService(editor, { ...serviceInput({ name: 'B' }), id, checked: true }, now))
  expect(await service()).toMatchObject({ name: 'B', checkedAt: now, checkedByName: editor.name, isOverdue: false })
  got(await changeHelpService(editor, { ...serviceInput({ name: 'C' }), id }, now + 1))
  expect(await service()).toMatchObject({ name: 'C', checkedAt: now })
  got(await checkHelpService(editor, id, now + 2))
  expect(await service()).toMatchObject({ checkedAt: now + 2 })
  got(await removeHelpService(editor, id, now + 3))
  expect(await service()).toBeUndefined()
  expect(problemsOf(await checkHelpService(editor, id, now))).toEqual([undefined])
  const acts = (await read().select({ verb: audit.verb }).from(audit).orderBy(audit.id)).map(({ verb }) => verb)
  expect(acts.filter((verb) => verb.endsWith('help service'))).toEqual([
    'added help service',
    'changed help service',
    'changed help service',
    'checked help service',
    'removed help service',
  ])
})

test('services move within their country, and not past its ends', async () => {
  const { editor, terms: countries } = room
  const ids = []
  for (const name of ['One', 'Two', 'Three']) ids.push(await addService(editor, countries.myanmar, { name }))
  got(await moveHelpService(editor, { id: ids[2]!, by: -1 }, now))
  expect(await inOrder()).toEqual(['One', 'Three', 'Two'])
  got(await moveHelpService(editor, { id: ids[0]!, by: -1 }, now))
  expect(await inOrder()).toEqual(['One', 'Three', 'Two'])
  got(await moveHelpService(editor, { id: ids[0]!, by: 1 }, now))
  expect(await inOrder()).toEqual(['Three', 'One', 'Two'])
})

test('what could not help anybody is refused, each at its field', async () => {
  const { editor, terms: countries } = room
  const fields = async (changes: object) =>
    problemsOf(await createHelpService(editor, { ...serviceInput(), countryId: countries.myanmar, ...changes }, now))
  expect(await fields({ name: ' ' })).toEqual(['name'])
  expect(await fields({ about: '' })).toEqual(['about'])
  expect(await fields({ phone: '', url: '' })).toEqual(['phone'])
  for (const phone of ['ask at the office', '12 or 13', '1', '+95 1 234 567, +95 1 234 568'])
    expect([phone, await fields({ phone })]).toEqual([phone, ['phone']])
  for (const phone of ['1300', '+95 1 234-567', '(02) 123.4567'])
    expect([phone, await fields({ phone })]).toEqual([phone, []])
  for (const url of ['javascript:alert(1)', 'http://help.example/', 'https:help.example', 'tel:1300'])
    expect([url, await fields({ url })]).toEqual([url, ['url']])
  expect(await fields({ name: 'x'.repeat(121) })).toEqual(['name'])
  const km = { name: 'x'.repeat(121), hours: '', about: '', spoken: '' }
  expect(await fields({ words: { km } })).toEqual(['words.km.name'])
  expect(await fields({ countryId: countries.protection })).toEqual(['countryId'])
  expect(await fields({ countryId: 999 })).toEqual(['countryId'])
})

test('an example has nothing that somebody could call or open, in no language', async () => {
  const { editor, terms: countries } = room
  const sample = serviceInput({ isSample: true, phone: '', url: '' })
  const fields = async (changes: object) =>
    problemsOf(await createHelpService(editor, { ...sample, countryId: countries.myanmar, ...changes }, now))
  expect(await fields({})).toEqual([])
  expect(await fields({ phone: '+95 1 234 567', url: 'https://a.example/' })).toEqual(['phone', 'url'])
  expect(await fields({ about: 'Call 1300.' })).toEqual(['about'])
  const my = { name: 'နမူနာ ၁၃၀၀', hours: '', about: '', spoken: '' }
  expect(await fields({ words: { my } })).toEqual(['words.my.name'])
})

test('editors look after services; contributors do not, and are reminded of none', async () => {
  const { editor, terms: countries } = room
  const contributor = await someone('contributor')
  const id = await addService(editor, countries.myanmar)
  for (const act of [
    () => createHelpService(contributor, { ...serviceInput(), countryId: countries.myanmar }, now),
    () => changeHelpService(contributor, { ...serviceInput(), id }, now),
    () => checkHelpService(contributor, id, now),
    () => moveHelpService(contributor, { id, by: 1 }, now),
    () => removeHelpService(contributor, id, now),
    () => helpServicesForDesk(contributor, now),
  ])
    await expect(act()).rejects.toThrow('may not manageHelp')
  expect(await overdueHelp(contributor, now)).toEqual([])
  got(await checkHelpService(await someone('editor'), id, now))
})

test('what nobody has checked for 90 days, or ever, needs care, the longest first', async () => {
  const { editor, terms: countries } = room
  const add = (name: string, changes = {}) => addService(editor, countries.myanmar, { name, ...changes })
  await add('An example', { isSample: true, phone: '', url: '' })
  got(await checkHelpService(editor, await add('Fresh'), now - 89 * day))
  got(await checkHelpService(editor, await add('Old'), now - 90 * day))
  await add('Never')
  expect((await overdueHelp(editor, now)).map(({ name }) => name)).toEqual(['Never', 'Old'])
})

test('a country with services stays, also when the demonstration goes, which takes its examples along', async () => {
  const { editor, terms: countries } = room
  await addService(editor, countries.myanmar)
  expect((await removeTerm(editor, countries.myanmar, now)).ok).toBe(false)
  const demo = async (name: string) =>
    got(await createTerm(editor, { kind: 'country', name, origin: demoOrigin }, now)).id
  const [kept, gone] = [await demo('Kept'), await demo('Gone')]
  await addService(editor, kept, { name: 'Real' })
  for (const country of [kept, gone]) await addService(editor, country, { isSample: true, phone: '', url: '' })
  await removeDemonstration(editor, now)
  const names = (await read().select().from(helpServices).where(eq(helpServices.countryId, kept))).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['Real'])
  expect(await read().select().from(terms).where(eq(terms.id, gone))).toEqual([])
})
