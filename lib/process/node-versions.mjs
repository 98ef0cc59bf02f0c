import { readFileSync } from 'node:fs'

const nodeRange = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).engines.node

/** Compares with package.json: "^22.13.0 || >=24.0.0". */
export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  return [...nodeRange.matchAll(/(\^|>=)(\d+)\.(\d+)/g)].some(([, sign, from, min]) => {
    if (major === Number(from)) return minor >= Number(min)
    return sign === '>=' && major > Number(from)
  })
}

export function nodeRefusal() {
  const words = [...nodeRange.matchAll(/(\^|>=)(\d+)\.(\d+)/g)].map(([, sign, from, min]) =>
    sign === '^' ? `${from}.${min} or later of its line` : `${from} or later`,
  )
  return `Gazette needs Node ${words.reverse().join(', or ')}; ${process.execPath} is Node ${process.versions.node}.`
}
