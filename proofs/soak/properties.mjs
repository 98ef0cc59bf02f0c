import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

const tests = '{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.test.{ts,tsx}'

/** Test files that say how often the soak tries their property, without extension. */
export const properties = globSync(tests, { cwd: root })
  .filter((file) => /\bsoak: \d/.test(readFileSync(join(root, file), 'utf8')))
  .map((file) => file.replace(/\.test\.tsx?$/, ''))
