import { expect, test } from 'vitest'
import { errorCode, isDatabaseBusy, storageFaultOf } from './storage-fault'

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code })

test.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'readOnly'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_READONLY_DBMOVED', 'readOnly'],
  ['EIO', 'failing'],
  ['SQLITE_IOERR_WRITE', 'failing'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['53100', 'databaseFull'],
  ['25006', 'readOnly'],
  ['58030', 'failing'],
  ['XX001', 'damaged'],
  ['23505', undefined],
  ['SQLITE_BUSY', undefined],
  ['SQLITE_CONSTRAINT_UNIQUE', undefined],
  ['ENOENT', undefined],
])('%s is the fault %s, as the code of an error or of its cause', (code, fault) => {
  expect(storageFaultOf(coded(code))).toBe(fault)
  expect(storageFaultOf(coded('ERR_OUTER', coded(code)))).toBe(fault)
})

test('a database that somebody else keeps is no fault of a disk, and known by its code', () => {
  for (const code of ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '55P03']) {
    expect([isDatabaseBusy(coded(code)), storageFaultOf(coded(code))]).toEqual([true, undefined])
    expect(isDatabaseBusy(new Error('outer', { cause: coded(code) }))).toBe(true)
  }
  for (const other of [undefined, coded('SQLITE_FULL'), coded('23505')]) expect(isDatabaseBusy(other)).toBe(false)
})

test('what is no error of a disk has no fault', () => {
  for (const thrown of [undefined, null, 'SQLITE_FULL', new Error('SQLITE_FULL')])
    expect(storageFaultOf(thrown)).toBeUndefined()
})

test('the code of an error is its own, or that of its cause', () => {
  expect(errorCode(coded('ENOSPC', coded('EIO')))).toBe('ENOSPC')
  expect(errorCode(new Error('outer', { cause: coded('EIO') }))).toBe('EIO')
  expect(errorCode(new Error('EIO'))).toBeUndefined()
})
