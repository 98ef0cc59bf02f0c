// Imported first by every script here: what follows needs these versions, and says so instead of failing strangely.
import { readFileSync } from 'node:fs'

const wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node

if (!fits(process.versions.node)) {
  console.error('Gazette needs Node ' + wanted + '; this is Node ' + process.versions.node + '.')
  process.exit(1)
}

/** Whether a version is one of those that package.json asks for: "^20.19.0 || >=24.0.0". */
export function fits(version) {
  const [major, minor] = version.split('.').map(Number)
  return [...wanted.matchAll(/(\^|>=)(\d+)\.(\d+)/g)].some(([, sign, from, least]) => {
    if (major === Number(from)) return minor >= Number(least)
    return sign === '>=' && major > Number(from)
  })
}
