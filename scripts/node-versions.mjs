import { readFileSync } from 'node:fs'

const range = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node

/** Compares with package.json: "^22.13.0 || >=24.0.0". */
export function fits(version) {
  const [major, minor] = version.split('.').map(Number)
  return [...range.matchAll(/(\^|>=)(\d+)\.(\d+)/g)].some(([, sign, from, min]) => {
    if (major === Number(from)) return minor >= Number(min)
    return sign === '>=' && major > Number(from)
  })
}

export function refusal() {
  return `Gazette needs Node ${range}; this is Node ${process.versions.node}.`
}
