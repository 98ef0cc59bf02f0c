import os from 'node:os'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { imports } from './import'

test('an import comes after the server, and not before the processes that make pages', async () => {
  testDatabase()
  await imports.run(['wordpress', '/nonexistent.xml'])
  expect(os.setPriority).toHaveBeenCalledExactlyOnceWith(10)
})
