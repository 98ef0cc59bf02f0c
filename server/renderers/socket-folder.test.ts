import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeLeftFolders } from './socket-folder'

test('a start removes the sockets of a server that was killed, and nothing else', async () => {
  const place = mkdtempSync(join(tmpdir(), 'places-'))
  const folder = (name: string) => {
    mkdirSync(join(place, name))
    return join(place, name)
  }
  const own = folder(`gazette-${process.pid}-itself`)
  // A process that listens in a folder with its number, and one that others still see as gone.
  const listen = `const { pid } = process, folder = '${place}/gazette-' + pid + '-killed'
    fs.mkdirSync(folder)
    net.createServer().listen(folder + '/desk-1', () => console.log(pid))`
  const killed = spawn(process.execPath, ['-e', listen], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(killed.stdout, 'data')
  await removeLeftFolders(own)
  expect(readdirSync(place)).toHaveLength(2)
  killed.kill('SIGKILL')
  await once(killed, 'exit')

  const answered = createServer().listen(join(folder(`gazette-${killed.pid}-answer`), 'desk-1'))
  await once(answered, 'listening')
  writeFileSync(join(folder(`gazette-${killed.pid}-papers`), 'a.txt'), 'words')
  folder(`gazette-${killed.pid}-nobody`)
  folder('gazette-proof-sample')
  symlinkSync(own, join(place, `gazette-${killed.pid}-linked`))
  await removeLeftFolders(own)
  expect(
    readdirSync(place)
      .map((name) => name.split('-').at(-1))
      .sort(),
  ).toEqual(['answer', 'itself', 'linked', 'nobody', 'papers', 'sample'])
  answered.close()
  rmSync(place, { recursive: true })
})
