// The examples of nginx and Caddy as they stand in docs/deploy, before one and two instances on PostgreSQL: node --import tsx bench/proxies.ts [NAME …]. See bench/README.md.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { postgresPrograms } from '@/scripts/postgres.mjs'
import { root } from '@/scripts/run.mjs'
import { temporary } from '@/scripts/temporary.mjs'
import { startArchive } from './proxies/archive'
import { examples, startProxy, whyNot } from './proxies/examples'
import { checks } from './proxies/checks'

if (!postgresPrograms()) throw new Error('This needs PostgreSQL on this machine.')
if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('This needs a built tree: npm run build')

const place = mkdtempSync(join(temporary(), 'gazette-proxies-'))
const names = process.argv.slice(2)
const chosen = examples.filter(({ name }) => names.length === 0 || names.includes(name))
const able = chosen.filter((example) => {
  const reason = whyNot(example)
  // What is not tried is no success: who wants all of it installs the program.
  if (reason) console.log(`${example.file}: NOT TRIED, ${reason}`)
  return !reason
})
if (able.length < chosen.length) process.exitCode = 1
try {
  const archive = await startArchive(place)
  try {
    for (const example of able) {
      const proxy = await startProxy(example, { folder: join(place, example.name), ports: archive.ports })
      try {
        for await (const { what, faults } of checks({ example, proxy, archive })) {
          console.log(`${example.file}: ${what}: ${faults.length === 0 ? 'good' : `${faults.length} wrong`}`)
          for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`)
          if (faults.length > 0) process.exitCode = 1
        }
      } finally {
        await proxy.end()
      }
    }
  } finally {
    await archive.end()
  }
} finally {
  rmSync(place, { recursive: true, force: true })
}
process.exit()
