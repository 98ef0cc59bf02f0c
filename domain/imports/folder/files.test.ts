import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openFile, openFolder, checksumOfFile, type SourceFolder } from './files'

const place = mkdtempSync(join(tmpdir(), 'gazette-folder-'))
afterAll(() => rmSync(place, { recursive: true }))

async function folder(): Promise<SourceFolder> {
  const opened = await openFolder(join(place, 'in'))
  if (!opened.ok) throw new Error(opened.problems[0]!.message)
  return opened.value
}

test('the files of a folder are found as people type their names, and nothing outside is', async () => {
  mkdirSync(join(place, 'in/sub'), { recursive: true })
  writeFileSync(join(place, 'secret.pdf'), 'secret')
  for (const name of [
    'A.pdf',
    'sub/b.pdf',
    'cafe\u0301.pdf',
    'x.pdf',
    'X.pdf',
    '.hidden.pdf',
    'two  spaces.pdf',
    'a b.pdf',
    'a  b.pdf',
  ])
    writeFileSync(join(place, 'in', name), name)
  symlinkSync('../secret.pdf', join(place, 'in/out.pdf'))
  symlinkSync('..', join(place, 'in/up'))

  const { paths, links, find } = await folder()
  expect(paths).toEqual([
    'A.pdf',
    'X.pdf',
    'a  b.pdf',
    'a b.pdf',
    'cafe\u0301.pdf',
    'sub/b.pdf',
    'two  spaces.pdf',
    'x.pdf',
  ])
  expect(links).toEqual(['out.pdf', 'up'])
  expect(['./a.PDF', 'caf\u00e9.pdf', 'x.pdf', 'SUB/b.pdf'].map(find)).toEqual([
    'A.pdf',
    'cafe\u0301.pdf',
    'x.pdf',
    'sub/b.pdf',
  ])
  expect(['two  spaces.pdf', 'Two spaces.pdf', 'a b.pdf', 'a  b.pdf', 'a   b.pdf'].map(find)).toEqual([
    'two  spaces.pdf',
    'two  spaces.pdf',
    'a b.pdf',
    'a  b.pdf',
    undefined,
  ])
  const none = ['../secret.pdf', 'up/secret.pdf', 'out.pdf', '/etc/passwd', 'sub/../A.pdf', 'x.PDF', '.hidden.pdf', '']
  expect(none.map(find)).toEqual(none.map(() => undefined))
})

test('a file that became a link after it was listed is not read', async () => {
  const listed = await folder()
  expect(await checksumOfFile(listed, 'A.pdf')).toMatch(/^[0-9a-f]{64}$/)
  rmSync(join(place, 'in/A.pdf'))
  symlinkSync('../secret.pdf', join(place, 'in/A.pdf'))
  renameSync(join(place, 'in/sub'), join(place, 'moved'))
  symlinkSync('../moved', join(place, 'in/sub'))
  expect(await openFile(listed, 'A.pdf')).toBeUndefined()
  expect(await checksumOfFile(listed, 'sub/b.pdf')).toBeUndefined()
})

test('what is no folder is refused', async () => {
  expect(await openFolder(join(place, 'nowhere'))).toMatchObject({ ok: false })
  expect(await openFolder(join(place, 'secret.pdf'))).toMatchObject({ ok: false })
})
