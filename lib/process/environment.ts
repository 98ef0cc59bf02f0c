import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv as parseFile } from 'node:util'

/** Variables of the process override the `.env` file in the working directory. Tests ignore the file. */
export function environment(): Record<string, string | undefined> {
  const file = resolve(/* turbopackIgnore: true */ '.env')
  const hasFile = process.env.NODE_ENV !== 'test' && existsSync(file)
  return { ...(hasFile ? parseFile(readFileSync(file, 'utf8')) : {}), ...process.env }
}
