// The static site of the demonstration on Apache and nginx: every file, every redirect, every 410. See bench/README.md.
//   node --import tsx bench/hosts.ts [FOLDER TO KEEP IT IN]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareProcess } from '@/lib/prepare-process'
import { serversHere, startServer } from './hosts/servers'

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gazette-hosts-'))
chmodSync(folder, 0o755)
const oldHosts = 'un-act.org www.no-trafficking.org'
Object.assign(process.env, {
  SITE_URL: 'https://archive.example',
  OLD_HOSTS: oldHosts,
  DATA_DIR: join(folder, 'data'),
  DEMO: 'yes',
})
// Before the pages are loaded: they are those of readers, and not of developers.
prepareProcess({ dev: false })
const { oldArchive } = await import('./hosts/archive')
const { checks } = await import('./hosts/checks')
const { exportArchive } = await import('@/cli/export')
try {
  const { requests, gonePaths } = await oldArchive()
  const site = join(folder, 'site')
  await exportArchive.run([site])
  const names = serversHere()
  if (names.length === 0) throw new Error('Neither apache2 nor nginx is installed here.')
  for (const name of names) {
    const server = await startServer(name, site, join(folder, name))
    try {
      for await (const { what, checked, faults } of checks(server.url, { site, requests, gonePaths })) {
        console.log(`${name}: ${what}: ${checked} checked, ${faults.length} wrong`)
        for (const fault of faults.slice(0, 15)) console.log(`  ${fault}`)
        if (faults.length > 0) process.exitCode = 1
      }
    } finally {
      await server.end()
    }
  }
} finally {
  if (!process.argv[2]) rmSync(folder, { recursive: true, force: true })
}
