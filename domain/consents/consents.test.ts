import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { consentInput } from '@/domain/testing/consents'
import { got, someone } from '@/domain/testing/newsroom'
import { recordConsent } from './consents'

const start = Date.UTC(2026, 0, 1, 2)
let second: Actor

beforeEach(async () => {
  testDatabase()
  second = await someone('editor')
})

test('what cannot be kept is refused, each with its field', async () => {
  const given = (changes: Parameters<typeof consentInput>[0]) => recordConsent(second, consentInput(changes), start)
  const fields = async (changes: Parameters<typeof consentInput>[0]) => {
    const result = await given(changes)
    return result.ok ? [] : result.problems.map(({ field }) => field)
  }
  expect(await fields({ givenOn: '2027-01-01' })).toEqual(['givenOn'])
  expect(await fields({ lastDay: '2025-12-31' })).toEqual(['lastDay'])
  expect(await fields({ lastDay: '2026-01-01' })).toEqual([])
  expect(await fields({ about: 'child' })).toEqual(['guardian'])
  expect(await fields({ covers: [], uses: [], languages: [] })).toEqual(['covers', 'uses', 'languages'])
  expect(
    got(await given({ reference: 'CF-7', pseudonym: 'Dao', conditions: 'Ask Mary Smith, +66 81 234 5678' })).warnings,
  ).toMatchObject([{ field: 'conditions' }])
  const contributor = await someone('contributor')
  await expect(recordConsent(contributor, consentInput(), start)).rejects.toMatchObject({ name: 'NotPermitted' })
})
