import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import tar from 'tar-stream'
import { afterEach, expect, test, vi } from 'vitest'
import { unpackTar } from './tar'

const folder = mkdtempSync(join(tmpdir(), 'gazette-tar-'))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

test('once an archive that was cut off is refused, nothing of it is being written any more', async () => {
  const pack = tar.pack()
  pack.entry({ name: 'gazette-backup/gazette.db' }, Buffer.alloc(300_000))
  pack.finalize()
  writeFileSync(join(folder, 'cut.tar'), (await buffer(pack)).subarray(0, 100_000))

  const { open } = fs
  let opening = 0
  const slowly = (path: string, flags: string, mode: number, done: (error: Error | null, fd: number) => void) => {
    opening++
    setTimeout(() => {
      open(path, flags, mode, (error, fd) => {
        opening--
        done(error, fd)
      })
    }, 100)
  }
  const spied = vi.spyOn(fs, 'open').mockImplementation(slowly as typeof fs.open)
  expect(await unpackTar(join(folder, 'cut.tar'), join(folder, 'into'), {})).toMatchObject({
    problems: [{ message: expect.stringContaining('cut off') as string }],
  })
  expect(spied).toHaveBeenCalledTimes(2)
  expect(opening).toBe(0)
})
