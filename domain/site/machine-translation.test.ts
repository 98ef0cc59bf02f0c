import { afterEach, beforeEach, expect, test } from 'vitest'
import { asc, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit, settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { json, testService } from '@/lib/translation-service/test-service'
import { got, someone } from '@/domain/testing/newsroom'
import { nameService } from '@/domain/testing/translation-service'
import {
  nameTranslationService,
  removeTranslationService,
  serviceForForm,
  tryTranslationService,
} from './machine-translation'

const now = 1_000_000

type Person = Awaited<ReturnType<typeof someone>>
let editor: Person
let admin: Person
let service: Awaited<ReturnType<typeof testService>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
  admin = await someone('admin')
  service = await testService()
})
afterEach(() => service.close())

const name = (more: object = {}) => nameService(admin, service, now, more)

const acts = async () =>
  read().select({ verb: audit.verb, by: audit.by, detail: audit.detail }).from(audit).orderBy(asc(audit.id))

test('an admin alone names, tries and removes a service; its key is sealed, stays with its address, and is never shown', async () => {
  const typed = { address: service.address, key: '', isNear: true, forgetKey: false }
  await expect(nameTranslationService(editor, typed, now)).rejects.toThrow(/may not/)
  await expect(tryTranslationService(editor, now)).rejects.toThrow(/may not/)
  await expect(removeTranslationService(editor, now)).rejects.toThrow(/may not/)
  await expect(serviceForForm(editor)).rejects.toThrow(/may not/)
  expect(await name({ address: 'http://translate.example.org', isNear: false })).toMatchObject({ ok: false })

  got(await name())
  const [row] = await read().select().from(settings).where(eq(settings.key, 'machineTranslation'))
  expect(JSON.stringify(row)).not.toContain('a secret key')
  expect(JSON.stringify(await serviceForForm(admin))).not.toContain('secret')
  const trial = got(await tryTranslationService(admin, now))
  expect(trial).toMatchObject({ language: 'Khmer', has: ['English', 'Khmer', 'Chinese'] })
  expect(service.requests.at(-1)!.json.api_key).toBe('a secret key')
  // An empty field keeps the key; another address does not get it.
  got(await name({ key: '' }))
  got(await tryTranslationService(admin, now))
  expect(service.requests.at(-1)!.json.api_key).toBe('a secret key')
  const other = await testService()
  got(await name({ key: '', address: other.address }))
  got(await tryTranslationService(admin, now))
  expect(other.requests.at(-1)!.json).not.toHaveProperty('api_key')
  await other.close()
  got(await removeTranslationService(admin, now))
  expect(await serviceForForm(admin)).toBeUndefined()
  expect((await acts()).map(({ verb }) => verb)).toEqual(
    expect.arrayContaining([
      'named a translation service',
      'tried the translation service',
      'removed the translation service',
    ]),
  )
  expect(JSON.stringify(await acts())).not.toContain('secret key')
})

test('a trial says in words what went wrong', async () => {
  got(await name())
  service.become((res) => void res.end('<p>Welcome'))
  expect(JSON.stringify(await tryTranslationService(admin, now))).toContain('web page')
  service.become((res) => json(res, [{ code: 'fr' }]))
  expect(JSON.stringify(await tryTranslationService(admin, now))).toContain('none of the languages')
})
