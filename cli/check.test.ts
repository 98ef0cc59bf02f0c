import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { noteMade } from '@/domain/backups/backups'
import { check } from './check'

let said: string[] = []
beforeEach(() => {
  said = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  return () => log.mockRestore()
})

test('what is wrong is said with what to do, and ends with 1 where anything is', async () => {
  testDatabase()
  const first = await check.run([])
  expect(first).toMatchObject({ ok: false, problems: [{ message: 'Wrong: last backup.' }] })
  expect(said.join('\n')).toMatch(/^WRONG {2}Last backup: There is none\.\n {7}Run npm run gazette -- backup DIR/m)
  expect(said.join('\n')).toMatch(/^well {3}Saving: A change would be kept\.$/m)

  await noteMade({ madeAt: Date.now(), place: '/b', bytes: 5_000, files: 3, encrypted: false }, Date.now())
  said = []
  expect(await check.run(['--quiet'])).toMatchObject({ ok: true })
  expect(said.join('\n')).not.toMatch(/^(well|WRONG)/m)
  expect(said.join('\n')).toMatch(/^look {3}Mail server/m)
})
