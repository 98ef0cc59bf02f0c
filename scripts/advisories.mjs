// Compares package-lock.json with a folder of advisories in the format of OSV, without asking the network:
// `node scripts/advisories.mjs FOLDER`. Ends with 1 where a locked package is affected.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

const { default: semver } = await import('semver')

/**
 * Returns a line for each locked package that an advisory is about.
 * @param {{ packages: Record<string, { name?: string, version?: string, dev?: boolean }> }} lock a package-lock.json
 * @param {object[]} advisories in the format of OSV (https://ossf.github.io/osv-schema/)
 */
export function findAffected(lock, advisories) {
  const locked = Map.groupBy(
    Object.entries(lock.packages).map(([place, { name, version, dev }]) => ({
      name: name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      use: dev ? 'for development' : 'in use',
    })),
    ({ name }) => name,
  )
  return advisories.flatMap(({ id, summary = '', withdrawn, affected = [] }) =>
    affected
      .filter((one) => !withdrawn && one.package?.ecosystem === 'npm')
      .flatMap((one) => (locked.get(one.package.name) ?? []).filter(({ version }) => isAffected(version, one)))
      .map(({ name, version, use }) => `${name} ${version} (${use}): ${id} ${summary}`.trim()),
  )
}

function isAffected(version, { versions = [], ranges = [] }) {
  return versions.includes(version) || ranges.some(({ type, events }) => type === 'SEMVER' && isIn(version, events))
}

/** `0` stands for the first version of all; ranges without an end go on. */
function isIn(version, events) {
  const bounds = events.flatMap(({ introduced, fixed, last_affected: last }) => {
    if (introduced !== undefined) return [{ at: introduced === '0' ? '0.0.0-0' : introduced, isIn: true }]
    if (last !== undefined) return [{ at: last, isIn: false, isAfter: true }]
    return fixed === undefined ? [] : [{ at: fixed, isIn: false }]
  })
  const passed = bounds
    .filter(({ at, isAfter }) => (isAfter ? semver.gt(version, at) : semver.gte(version, at)))
    .sort((a, b) => semver.compare(a.at, b.at))
  return passed.at(-1)?.isIn === true
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2]
  if (!folder) throw new Error('Say where the advisories are: node scripts/advisories.mjs FOLDER')
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.json'))
  const advisories = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const lines = findAffected(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')), advisories)
  console.log([...lines, `${advisories.length} advisories read, ${lines.length} about what is locked here.`].join('\n'))
  process.exitCode = advisories.length === 0 || lines.length > 0 ? 1 : 0
}
