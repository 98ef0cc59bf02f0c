import { beforeEach, expect, test, vi } from 'vitest'
import { publicVersion } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { recordMade } from '@/domain/backups/backups'
import { check } from './verbs'

let output: string[] = []
beforeEach(() => {
  output = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line))
  return () => log.mockRestore()
})

test('what is wrong is said with what to do, and ends with 1 where anything is', async () => {
  testDatabase()
  await publicVersion()
  const first = await check.run([])
  expect(first).toMatchObject({ ok: false, problems: [{ message: 'Problems: last backup.' }] })
  expect(output.join('\n')).toMatch(/^PROBLEM {2}Last backup: There is none\.\n {9}Make one now under Backups/m)
  expect(output.join('\n')).toMatch(/^good {5}Saving: A change would be kept\.$/m)

  await recordMade({ madeAt: Date.now(), place: '/b', bytes: 5_000, files: 3, encrypted: false }, Date.now())
  output = []
  expect(await check.run(['--quiet'])).toMatchObject({ ok: true })
  expect(output.join('\n')).not.toMatch(/^(good|PROBLEM)/m)
  expect(output.join('\n')).toMatch(/^look {5}Mail server/m)
})
