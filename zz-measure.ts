import { mkdtempSync } from 'node:fs'
import { openDatabase, write } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { oldAddresses, redirects } from '@/db/schema'
import { newsroom } from '@/domain/test-archive'
import { brokenLinks } from '@/domain/broken-links'
import { careOf } from '@/domain/care'
import { knownSilent, silentAddresses } from '@/domain/every-address'
openDatabase(mkdtempSync('/tmp/links-measure-'))
migrateDatabase()
const room = await newsroom()
const paths: string[] = []
for (let n = 0; n < 1500; n++) paths.push((await room.publish('2014-10-02', { title: `Post ${n}` })).path)
const now = Date.now()
await write(async (tx) => {
  for (let n = 0; n < 20000; n++) {
    const slug = n % 2 ? `?p=${n}` : `wp-content/uploads/2014/${n}-300x200.jpg`
    const source = n % 2 ? `/?p=${n}` : `/wp-content/uploads/2014/${n}.jpg`
    await tx.insert(redirects).values({ source, target: paths[n % paths.length]!, createdAt: now })
    await tx.insert(oldAddresses).values({ url: `https://un-act.org/${slug}`, path: `/${slug}`, addedAt: now })
  }
})
const time = async (name: string, work: () => Promise<unknown>) => {
  const t = performance.now(), c = process.cpuUsage()
  await work()
  const cpu = process.cpuUsage(c)
  console.log(name, Math.round(performance.now() - t), 'ms', Math.round((cpu.user + cpu.system) / 1000), 'ms cpu')
}
await time('silent', () => silentAddresses(room.editor, now))
await time('known first', () => knownSilent(room.editor, now))
await time('known again', () => knownSilent(room.editor, now))
await time('broken first', () => brokenLinks(room.editor, now))
await time('broken again', () => brokenLinks(room.editor, now))
await time('careOf', () => careOf(room.editor, now))
